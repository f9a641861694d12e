package org.assistant.tts.kokoro.phonemes.english.lexicon;

import java.util.Locale;
import java.util.Optional;

/** Finds words in the lexicon as they are written, and spells abbreviations. Immutable. */
public final class Lookup {

    private final Lexicon lexicon;

    public Lookup(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** Whether {@link #phonemes} has a result for {@code word}: it is in the lexicon, or looks like an abbreviation. */
    public boolean knows(String word) {
        if (lexicon.contains(word)) {
            return true;
        } else if (word.isEmpty() || !isAscii(word)) {
            return false;
        } else if (word.length() == 1) {
            return true;
        } else if (isUpper(word) && lexicon.findSure(lower(word)).isPresent()) {
            return true;
        }
        return isUpper(word.substring(1));
    }

    /** Whether the lexicon has {@code word} itself, without spelling it. */
    public boolean has(String word) {
        return lexicon.contains(word);
    }

    /** The phonemes of {@code word} for its use in the sentence. A name in capitals that is not said as a word is spelt. */
    public Optional<String> phonemes(String word, Tag tag, Stress stress, boolean beforePause) {
        boolean capitals = isUpper(word) && lexicon.findSure(word).isEmpty();
        boolean name = capitals && tag == Tag.PROPER_NOUN;
        String written = capitals ? lower(word) : word;
        String phonemes = lexicon.find(written)
                .filter(readings -> readings.sure() || !name)
                .map(readings -> readings.of(tag, beforePause))
                .orElse("");
        if (phonemes.isEmpty() || (name && !Stress.isPrimary(phonemes))) {
            return spelt(written);
        }
        return Optional.of(stress.on(phonemes));
    }

    /** Spells {@code word} letter by letter, with stress on the last one; empty if a letter has no name. */
    public Optional<String> spelt(String word) {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLetter(word.charAt(i))) {
                continue;
            }
            Optional<Readings> letter = lexicon.findSure(String.valueOf(Character.toUpperCase(word.charAt(i))));
            if (letter.isEmpty()) {
                return Optional.empty();
            }
            letters.append(letter.get().of(Tag.OTHER, false));
        }
        String light = Stress.LIGHT.on(letters.toString());
        int last = light.lastIndexOf(Stress.SECONDARY);
        return letters.isEmpty() || last < 0
                ? Optional.of(light).filter(phonemes -> !phonemes.isEmpty())
                : Optional.of(light.substring(0, last) + Stress.PRIMARY + light.substring(last + 1));
    }

    public static boolean isUpper(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT));
    }

    public static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** Whether {@code word} has only letters of English. */
    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
}
