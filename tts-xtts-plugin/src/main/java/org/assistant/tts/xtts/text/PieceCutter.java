package org.assistant.tts.xtts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts and joins sentences into pieces of a limited number of tokens. The network speaks very short texts badly, so short
 * sentences are joined with their neighbour in the same paragraph. No character is lost; only a comma is added where a sentence
 * is cut.
 */
final class PieceCutter {

    /** Sentences of fewer tokens are joined with the one before or after. */
    private static final int SHORT = 25;

    /** Words of more tokens, such as a Chinese sentence, may be cut. */
    private static final int LONG_WORD = 20;

    /** Places where a long word may be cut: after a syllable of pinyin, a number's digits, a mark, or a number of letters. */
    private static final Pattern WORD_PART =
            Pattern.compile("\\p{L}[\\p{L}\\p{M}]{0,11}\\p{M}{0,4}\\p{N}?\\p{P}{0,2}|.", Pattern.DOTALL);

    private static final String CLAUSE_ENDS = ",;:.!?)।،؛؟、。";

    private final XttsTokenizer tokenizer;
    private final int most;

    /** @param most tokens of a piece without the language token, at least 2 * {@value #LONG_WORD} - 1 */
    PieceCutter(XttsTokenizer tokenizer, int most) {
        this.tokenizer = tokenizer;
        this.most = most;
    }

    /** Returns the pieces of cleaned {@code sentences} in order. A sentence that is cut counts as said after its last piece. */
    List<CleanedText> pieces(List<CleanedText> sentences) {
        List<CleanedText> pieces = new ArrayList<>();
        CleanedText open = null;
        int openTokens = 0;
        int said = 0; // the end of the previous sentence
        for (CleanedText sentence : sentences) {
            int tokens = tokens(sentence.text());
            boolean fits = openTokens + 1 + tokens <= most && (openTokens < SHORT || tokens < SHORT);
            if (open != null && !open.endsParagraph() && fits) {
                open = open.with(sentence);
                openTokens += 1 + tokens;
            } else {
                if (open != null) {
                    pieces.add(open);
                }
                open = sentence;
                openTokens = tokens;
            }
            if (tokens > most) {
                List<String> parts = parts(sentence.text());
                for (String part : parts.subList(0, parts.size() - 1)) {
                    pieces.add(new CleanedText(part, said, false));
                }
                String last = parts.get(parts.size() - 1);
                open = new CleanedText(last, sentence.end(), sentence.endsParagraph());
                openTokens = tokens(last);
            }
            said = sentence.end();
        }
        if (open != null) {
            pieces.add(open);
        }
        return List.copyOf(pieces);
    }

    private int tokens(String text) {
        return tokenizer.encode(text).size();
    }

    /** Cuts a sentence that is too long into parts of about equal length. */
    private List<String> parts(String sentence) {
        List<String> parts = new ArrayList<>();
        List<Chunk> rest = chunks(sentence);
        int limit = most - 1; // room for a comma
        while (!rest.isEmpty()) {
            int total = rest.stream().mapToInt(Chunk::tokens).sum();
            int count = (total + limit - 1) / limit;
            int taken = count == 1 ? rest.size() : cut(rest, (total + count - 1) / count, limit);
            String part = join(rest.subList(0, taken));
            while (taken > 1 && tokens(part) > limit) { // chunks may take more tokens together than apart
                taken--;
                part = join(rest.subList(0, taken));
            }
            rest = rest.subList(taken, rest.size());
            boolean comma = !rest.isEmpty() && CLAUSE_ENDS.indexOf(part.charAt(part.length() - 1)) < 0;
            parts.add(comma ? part + "," : part);
        }
        return parts;
    }

    /** Returns the number of chunks to take for about {@code target} tokens, at most {@code limit}. */
    private static int cut(List<Chunk> chunks, int target, int limit) {
        int best = 1;
        double leastCost = Double.MAX_VALUE;
        int tokens = 0;
        for (int i = 0; i + 1 < chunks.size(); i++) {
            tokens += chunks.get(i).tokens;
            if (tokens > limit) {
                break;
            }
            double cost = Math.abs(tokens - target) + cutCost(chunks.get(i), chunks.get(i + 1)) * target;
            if (cost <= leastCost) {
                leastCost = cost;
                best = i + 1;
            }
        }
        return best;
    }

    /** The cost of a cut, as a share of the target: a cheaper cut may be that much farther away. */
    private static double cutCost(Chunk before, Chunk after) {
        if (CLAUSE_ENDS.indexOf(before.text.charAt(before.text.length() - 1)) >= 0) {
            return 0;
        }
        return after.spaceBefore ? 0.5 : 1.5;
    }

    private List<Chunk> chunks(String sentence) {
        List<Chunk> chunks = new ArrayList<>();
        for (String word : sentence.split(" ")) {
            int tokens = tokens(word);
            if (tokens <= LONG_WORD) {
                chunks.add(new Chunk(word, true, tokens + 1));
                continue;
            }
            boolean first = true;
            Matcher part = WORD_PART.matcher(word);
            while (part.find()) {
                chunks.add(new Chunk(part.group(), first, tokens(part.group()) + (first ? 1 : 0)));
                first = false;
            }
        }
        return chunks;
    }

    private static String join(List<Chunk> chunks) {
        StringBuilder text = new StringBuilder();
        for (Chunk chunk : chunks) {
            text.append(chunk.spaceBefore && !text.isEmpty() ? " " : "").append(chunk.text);
        }
        return text.toString();
    }

    /**
     * A part of a sentence that is not cut.
     *
     * @param tokens including that of the space before it, if there is one
     */
    private record Chunk(String text, boolean spaceBefore, int tokens) {}
}
