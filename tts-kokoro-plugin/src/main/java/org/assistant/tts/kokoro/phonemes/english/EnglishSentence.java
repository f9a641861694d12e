package org.assistant.tts.kokoro.phonemes.english;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.phonemes.PhonemizedText;
import org.assistant.tts.spi.WordReading;

/** One sentence while it is turned into phonemes. Not thread-safe. */
final class EnglishSentence {

    private static final String MARKS = ";:,.!?—…\"“”()";

    private static final String CLOSING = "\"'”’»)]}";

    private final List<Token> tokens;
    private final List<Tagged> words;

    EnglishSentence(List<Tagged> words) {
        this.tokens = words.stream().map(Tagged::token).toList();
        this.words = List.copyOf(words);
    }

    /** Reads from the last word to the first, since the sound of a word may depend on the next one. */
    PhonemizedText read(String text, Words lexicon, UnknownWords unknown) {
        List<String> pieces = new ArrayList<>(); // from the last to the first
        Deque<WordReading> readings = new ArrayDeque<>();
        Next next = Next.END;
        int end = tokens.size();
        while (end > 0) {
            int start = start(end);
            String phonemes;
            if (tokens.get(start).mark()) {
                phonemes = mark(start);
                next = new Next(Following.of(phonemes, next.following()), false);
            } else {
                Compound word = word(start, end);
                Sound sound = sound(start, word, lexicon, next, unknown);
                phonemes = sound.phonemes();
                readings.addFirst(new WordReading(written(start, end), signs(phonemes), sound.origin()));
                next = new Next(Following.of(phonemes, next.following()), Compound.isTo(word.text()));
            }
            pieces.add(tokens.get(end - 1).spaced() ? phonemes + " " : phonemes);
            end = start;
        }
        StringBuilder sentence = new StringBuilder();
        for (int i = pieces.size() - 1; i >= 0; i--) {
            String piece = pieces.get(i);
            // A word in a script that is not supported has no sound.
            if (piece.isBlank() && endsInSpace(sentence)) {
                continue;
            }
            if (!sentence.isEmpty()
                    && endsInSpace(sentence)
                    && !piece.isEmpty()
                    && ",.;:!?".indexOf(piece.charAt(0)) >= 0) {
                sentence.setLength(sentence.length() - 1);
            }
            sentence.append(piece);
        }
        return new PhonemizedText(text, signs(sentence.toString()).strip(), List.copyOf(readings));
    }

    private Sound sound(int start, Compound word, Words lexicon, Next next, UnknownWords unknown) {
        Tagged first = words.get(start);
        if (first.token().given().isPresent()) {
            return first.token().given().get();
        }
        if (start > 0
                && word.text().equalsIgnoreCase("'s")
                && !tokens.get(start - 1).spaced()) {
            Optional<Sound> owner = tokens.get(start - 1).given();
            if (owner.isPresent()) {
                return Sound.ofRule(lexicon.possessive(owner.get().phonemes()));
            }
        }
        Sound sound = first.phonemes().isEmpty() ? word.sound(lexicon, next, unknown) : Sound.ofRule(first.phonemes());
        return new Sound(first.stress().on(sound.phonemes()), sound.origin());
    }

    private static String signs(String phonemes) {
        return phonemes.replace('ɾ', 'T').replace('ʔ', 't');
    }

    private String written(int start, int end) {
        return tokens.subList(start, end).stream().map(Token::text).collect(Collectors.joining());
    }

    private static boolean endsInSpace(StringBuilder sentence) {
        return sentence.isEmpty() || sentence.charAt(sentence.length() - 1) == ' ';
    }

    /** The first token of the word, or the mark, that ends before {@code end}. */
    private int start(int end) {
        int start = end - 1;
        while (!isAlone(start)
                && start > 0
                && !isAlone(start - 1)
                && !tokens.get(start - 1).spaced()) {
            start--;
        }
        return start;
    }

    private boolean isAlone(int at) {
        return tokens.get(at).mark() || tokens.get(at).given().isPresent();
    }

    private Compound word(int start, int end) {
        List<Part> parts = new ArrayList<>();
        for (int i = start; i < end; i++) {
            parts.addAll(Part.of(tokens.get(i).text(), words.get(i).tag()));
        }
        return new Compound(parts);
    }

    /** Whether the dot at {@code at} ends a sentence; after an abbreviation the sentence goes on. */
    private boolean isStop(int at) {
        int next = at + 1;
        if (next == tokens.size() || CLOSING.contains(tokens.get(next).text()) || isDot(next) || isDot(at - 1)) {
            return true;
        }
        return tokens.subList(next, tokens.size()).stream().allMatch(Token::mark)
                && !MARKS.contains(tokens.get(next).text());
    }

    private boolean isDot(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).text().equals(".");
    }

    /** The punctuation mark in the network's alphabet: directed quotation marks, a long dash, round brackets. */
    private String mark(int at) {
        String mark = tokens.get(at).text();
        if (mark.equals(".") && !isStop(at)) {
            return "";
        }
        boolean opens = at == 0
                || tokens.get(at - 1).spaced()
                || "(“—".contains(tokens.get(at - 1).text());
        return switch (mark) {
            case "\"", "'", "‘", "«", "»" -> opens ? "“" : "”";
            case "-", "–" -> "—";
            case "[", "{" -> "(";
            case "]", "}" -> ")";
            default -> MARKS.contains(mark) || mark.startsWith(".") ? mark : "";
        };
    }
}
