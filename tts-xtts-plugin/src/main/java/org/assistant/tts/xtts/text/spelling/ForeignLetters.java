package org.assistant.tts.xtts.text.spelling;

import com.ibm.icu.text.Transliterator;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces letters that the vocabulary lacks with Latin ones, so that a foreign name in a text is still spoken. */
public final class ForeignLetters {

    private static final Pattern WORD_PART = Pattern.compile("[\\p{L}\\p{M}]+");

    private final IntPredicate known;

    /** @param known whether the vocabulary has a code point */
    public ForeignLetters(IntPredicate known) {
        this.known = known;
    }

    /** The number of letters in {@code text} that have no token. */
    public long unknownLetters(String text) {
        return text.codePoints()
                .filter(character -> Character.isLetter(character) && !known.test(character))
                .count();
    }

    /** Returns {@code text} with only known characters: unknown letters in Latin, a space for other unknown characters. */
    public String replace(String text) {
        if (text.codePoints().allMatch(known)) {
            return text;
        }
        String latin = WORD_PART
                .matcher(text)
                .replaceAll(part -> unknownLetters(part.group()) == 0
                        ? Matcher.quoteReplacement(part.group())
                        : Matcher.quoteReplacement(Romanizer.INSTANCE.transliterate(part.group())));
        StringBuilder replaced = new StringBuilder(latin.length());
        latin.codePoints().forEach(character -> {
            if (known.test(character)) {
                replaced.appendCodePoint(character);
            } else if (!isMark(character)) {
                replaced.append(' ');
            }
        });
        return Spaces.collapse(replaced.toString());
    }

    private static boolean isMark(int character) {
        return Character.getType(character) == Character.NON_SPACING_MARK;
    }

    /** Loaded only for a text that needs it. */
    private static final class Romanizer {
        static final Transliterator INSTANCE = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    }
}
