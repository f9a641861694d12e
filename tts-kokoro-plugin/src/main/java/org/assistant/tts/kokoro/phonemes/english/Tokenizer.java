package org.assistant.tts.kokoro.phonemes.english;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.phonemes.GivenPhonemes;
import org.assistant.tts.spi.WordReading;

/**
 * Splits a sentence into words and punctuation as English taggers expect it: {@code don't} becomes {@code do n't}, and a hyphen
 * between letters is a token of its own.
 */
final class Tokenizer {

    private static final String OPENING = "\"“(‘[{«'…—–";
    private static final String CLOSING = "\"”)]}»'.,;:!?…—–";

    /** The text between two spaces; words that carry their phonemes may contain spaces. */
    private static final Pattern CHUNK = Pattern.compile("(?:" + GivenPhonemes.SPAN + "|\\S)+");

    /** Punctuation, hyphens and slashes between letters. */
    private static final Pattern INFIX =
            Pattern.compile("\\.{2,}|[—–…\"“”()\\[\\]{}:;!?/]|,(?=\\pL)|(?<=\\pL)-(?=\\pL)|-(?=-)");

    private static final Pattern CONTRACTION = Pattern.compile("(?i)(\\pL+)(n't|'(?:s|m|re|ve|ll|d))|(can)(not)");

    /** Abbreviations whose dot belongs to the word. */
    private static final Pattern DOTTED = Pattern.compile("\\pL(?:\\.\\pL)+\\.|\\p{Lu}\\.");

    private final List<Token> tokens = new ArrayList<>();
    private int quotes; // single ones so far

    private Tokenizer() {}

    /** The tokens of {@code sentence}; with their spaces they add up to it. */
    static List<Token> tokens(String sentence) {
        Tokenizer tokenizer = new Tokenizer();
        Matcher chunk = CHUNK.matcher(sentence);
        while (chunk.find()) {
            tokenizer.chunk(chunk.group());
        }
        tokenizer.end();
        return List.copyOf(tokenizer.tokens);
    }

    /** If an abbreviation ends the sentence, its dot is the full stop, too. */
    private void end() {
        Token last = tokens.get(tokens.size() - 1);
        if (DOTTED.matcher(last.text()).matches()) {
            tokens.set(tokens.size() - 1, new Token(last.text(), false, false));
            tokens.add(new Token(".", true, true));
        }
    }

    /** Takes punctuation off both ends of the text between two spaces, then splits the rest. */
    private void chunk(String chunk) {
        if (chunk.equals("-") || chunk.equals("--")) {
            tokens.add(new Token("—", true, true));
            return;
        }
        int from = 0;
        int to = chunk.length();
        while (from < to && OPENING.indexOf(chunk.charAt(from)) >= 0 && !isElision(chunk, from)) {
            quotes += chunk.charAt(from) == '\'' ? 1 : 0;
            add(chunk.substring(from, from + 1), true);
            from++;
        }
        int end = to;
        while (to > from && CLOSING.indexOf(chunk.charAt(to - 1)) >= 0 && !keepsMark(chunk, from, to)) {
            to--;
        }
        given(chunk.substring(from, to));
        for (int i = to; i < end; i++) {
            quotes += chunk.charAt(i) == '\'' ? 1 : 0;
            add(chunk.substring(i, i + 1), true);
        }
        if (!tokens.isEmpty()) {
            tokens.add(tokens.remove(tokens.size() - 1).withSpace());
        }
    }

    /** {@code 'em}, {@code 'tis}: the apostrophe stands for letters, unless another one closes after the word. */
    private static boolean isElision(String chunk, int at) {
        return chunk.charAt(at) == '\''
                && at + 1 < chunk.length()
                && Character.isLowerCase(chunk.charAt(at + 1))
                && chunk.indexOf('\'', at + 1) < 0;
    }

    /** {@code U.S.}, {@code J.}, and the apostrophe in {@code boys'} and {@code nothin'}, unless it closes a quotation. */
    private boolean keepsMark(String chunk, int from, int to) {
        char last = chunk.charAt(to - 1);
        if (last == '.') {
            return DOTTED.matcher(chunk.substring(from, to)).matches();
        }
        boolean quoted = chunk.lastIndexOf('\'', from - 1) >= 0 || quotes % 2 != 0;
        return last == '\'' && to - 2 >= from && Character.isLetter(chunk.charAt(to - 2)) && !quoted;
    }

    /** A word that carries its phonemes is one token. */
    private void given(String word) {
        Matcher span = GivenPhonemes.SPAN.matcher(word);
        int from = 0;
        while (span.find()) {
            infixes(word.substring(from, span.start()));
            WordReading given = GivenPhonemes.reading(span);
            tokens.add(new Token(given.word(), false, false, Optional.of(new Sound(given.phonemes(), given.origin()))));
            from = span.end();
        }
        infixes(word.substring(from));
    }

    private void infixes(String word) {
        Matcher infix = INFIX.matcher(word);
        int from = 0;
        while (infix.find()) {
            contraction(word.substring(from, infix.start()));
            boolean joins = infix.group().equals("-") || infix.group().equals("/");
            add(infix.group(), !joins);
            from = infix.end();
        }
        contraction(word.substring(from));
    }

    private void contraction(String word) {
        Matcher parts = CONTRACTION.matcher(word);
        if (!parts.matches()) {
            add(word, false);
            return;
        }
        int group = parts.group(1) == null ? 3 : 1;
        add(parts.group(group), false);
        add(parts.group(group + 1), false);
    }

    private void add(String text, boolean mark) {
        if (!text.isEmpty()) {
            tokens.add(new Token(text, false, mark));
        }
    }
}
