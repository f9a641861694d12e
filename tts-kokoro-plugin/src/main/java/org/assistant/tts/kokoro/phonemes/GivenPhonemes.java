package org.assistant.tts.kokoro.phonemes;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.text.PrivateCharacters;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.WordReading;

/**
 * Words in a text that carry their phonemes: after the word, in private-use characters, which no rule for letters, numbers or
 * punctuation touches on the way to the phonemizer. Such characters in the original text are removed first.
 */
public final class GivenPhonemes {

    private static final char OVERRIDE = PrivateCharacters.FIRST;
    private static final char DICTIONARY = '\uE011';
    static final char SAID = '\uE012';
    private static final char FIRST = '\uE100';
    private static final char LAST = PrivateCharacters.LAST;

    /** A word with its phonemes. */
    public static final Pattern SPAN = Pattern.compile("[" + OVERRIDE + DICTIONARY + "]([^" + OVERRIDE + "-" + SAID
            + "]*)" + SAID + "([" + FIRST + "-" + LAST + "]+)");

    private static final Pattern PRIVATE = Pattern.compile("[" + OVERRIDE + "-" + LAST + "]");

    /** {@code [word](/phonemes/)}. */
    private static final Pattern WRITTEN = Pattern.compile("\\[([^\\[\\]\n]{1,100}+)]\\(/([^/()\n]{1,200}+)/\\)");

    /** The end of an address rather than phonemes. */
    private static final Pattern ADDRESS = Pattern.compile("\\d+|[A-Za-z0-9]+(?:[-_.~%][A-Za-z0-9]+)+|[a-z]*g[a-z]*");

    private static final String SIGNS = Vocabulary.signs() + " ";

    private GivenPhonemes() {}

    /**
     * Returns {@code text} with its written phonemes converted to that form.
     *
     * @throws TTSException.InvalidRequest if one of them is not a phoneme; the message names it
     */
    public static String read(String text) {
        String clean = PRIVATE.matcher(text).replaceAll("");
        return clean.contains("](/")
                ? WRITTEN.matcher(clean).replaceAll(found -> Matcher.quoteReplacement(given(found)))
                : clean;
    }

    private static String given(MatchResult found) {
        String phonemes = found.group(2);
        return ADDRESS.matcher(phonemes).matches()
                ? found.group()
                : OVERRIDE + found.group(1) + SAID + encoded(known(phonemes, "text"));
    }

    /**
     * Returns {@code word} with {@code phonemes} of the operator's dictionary; the word alone if none of them is known.
     */
    static String ofDictionary(String word, String phonemes) {
        String known = Vocabulary.known(phonemes.replace('g', 'ɡ'));
        return Vocabulary.anySounds(known) ? DICTIONARY + word + SAID + encoded(known) : word;
    }

    /** Whether a word with phonemes begins with {@code character}. */
    static boolean isStart(int character) {
        return character == OVERRIDE || character == DICTIONARY;
    }

    /** Whether {@code text} has a word with phonemes. */
    static boolean isIn(String text) {
        return text.indexOf(SAID) >= 0;
    }

    /** The word of a {@link #SPAN} as it was written. */
    static String word(MatchResult span) {
        return span.group(1);
    }

    /** The pronunciation of the word of a {@link #SPAN}. */
    public static WordReading reading(MatchResult span) {
        StringBuilder phonemes = new StringBuilder();
        span.group(2).chars().forEach(c -> phonemes.append(SIGNS.charAt(c - FIRST)));
        boolean own = span.group().charAt(0) == OVERRIDE;
        return new WordReading(word(span), phonemes.toString(), own ? WordReading.OVERRIDE : WordReading.DICTIONARY);
    }

    private static String known(String phonemes, String field) {
        String ipa = phonemes.replace('g', 'ɡ');
        for (int i = 0; i < ipa.length(); i += Character.charCount(ipa.codePointAt(i))) {
            int sign = ipa.codePointAt(i);
            if (!Character.isBmpCodePoint(sign) || !Vocabulary.contains((char) sign)) {
                throw new TTSException.InvalidRequest(
                        field,
                        String.format(
                                "the sign \"%s\" (U+%04X) in the text is not a phoneme; there are %s",
                                Character.toString(sign), sign, SIGNS));
            }
        }
        if (!Vocabulary.anySounds(ipa)) {
            throw new TTSException.InvalidRequest(field, "phonemes in the text have no sound");
        }
        return ipa.strip();
    }

    private static String encoded(String phonemes) {
        StringBuilder encoded = new StringBuilder();
        phonemes.chars().forEach(c -> encoded.append((char) (FIRST + SIGNS.indexOf(c))));
        return encoded.toString();
    }
}
