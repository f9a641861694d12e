package org.assistant.tts.kokoro.phonemes.english.lexicon;

import java.util.Optional;
import java.util.regex.Pattern;

/** Phonemes of words that end in -s, -ed or -ing, from those of their stems. Immutable. */
public final class Stems {

    private static final Pattern DOUBLED = Pattern.compile(".*(?:([bcdgklmnprstvxz])\\1ing|cking)");

    /** After these an American t is a tap. */
    private static final String TAPPING = "AIOWYiuæɑəɛɪɹʊʌ";

    private final Lookup lookup;
    private final boolean british;

    public Stems(Lookup lookup, Accent accent) {
        this.lookup = lookup;
        this.british = accent == Accent.BRITISH;
    }

    /** The phonemes of {@code word}; empty if it has no such ending, or its stem is unknown. */
    public Optional<String> phonemes(String word, Tag tag, Stress stress, boolean beforePause) {
        Optional<String> plural = pluralStem(word).flatMap(stem -> lookup.phonemes(stem, tag, stress, beforePause));
        if (plural.isPresent()) {
            return plural.map(this::plural);
        }
        Optional<String> past = pastStem(word).flatMap(stem -> lookup.phonemes(stem, tag, stress, beforePause));
        if (past.isPresent()) {
            return past.map(this::past);
        }
        Stress participle = stress == Stress.KEPT ? Stress.CAPITALISED : stress;
        return participleStem(word)
                .flatMap(stem -> lookup.phonemes(stem, tag, participle, beforePause)
                        .map(phonemes -> participle(stem, phonemes)));
    }

    private Optional<String> pluralStem(String word) {
        int length = word.length();
        if (length < 3 || !word.endsWith("s")) {
            return Optional.empty();
        }
        if (!word.endsWith("ss") && lookup.knows(cut(word, 1))) {
            return Optional.of(cut(word, 1));
        }
        boolean es = length > 4 && word.endsWith("es") && !word.endsWith("ies");
        if ((word.endsWith("'s") || es) && lookup.knows(cut(word, 2))) {
            return Optional.of(cut(word, 2));
        }
        return Optional.of(cut(word, Math.min(3, length)) + "y")
                .filter(stem -> length > 4 && word.endsWith("ies") && lookup.knows(stem));
    }

    private Optional<String> pastStem(String word) {
        if (word.length() < 4 || !word.endsWith("d")) {
            return Optional.empty();
        }
        if (!word.endsWith("dd") && lookup.knows(cut(word, 1))) {
            return Optional.of(cut(word, 1));
        }
        boolean ed = word.length() > 4 && word.endsWith("ed") && !word.endsWith("eed");
        return Optional.of(cut(word, 2)).filter(stem -> ed && lookup.knows(stem));
    }

    private Optional<String> participleStem(String word) {
        if (word.length() < 5 || !word.endsWith("ing")) {
            return Optional.empty();
        }
        String stem = cut(word, 3);
        if (word.length() > 5 && lookup.knows(stem)) {
            return Optional.of(stem);
        }
        if (lookup.knows(stem + "e")) {
            return Optional.of(stem + "e");
        }
        boolean doubled = word.length() > 5 && DOUBLED.matcher(word).matches();
        return Optional.of(cut(word, 4)).filter(single -> doubled && lookup.knows(single));
    }

    private static String cut(String word, int letters) {
        return word.substring(0, word.length() - letters);
    }

    /** Adds the sound of -s to {@code stem}. */
    public String plural(String stem) {
        char last = last(stem);
        if ("ptkfθ".indexOf(last) >= 0) {
            return stem + "s";
        }
        return "szʃʒʧʤ".indexOf(last) >= 0 ? stem + weak() + "z" : stem + "z";
    }

    /** Adds the sound of -ed to {@code stem}. */
    private String past(String stem) {
        char last = last(stem);
        if ("pkfθʃsʧ".indexOf(last) >= 0) {
            return stem + "t";
        } else if (last == 'd') {
            return stem + weak() + "d";
        } else if (last != 't') {
            return stem + "d";
        }
        return british || stem.length() < 2 ? stem + "ɪd" : tapped(stem) + "ᵻd";
    }

    /** Adds the sound of -ing to {@code stem}; a British r that is silent in the stem is sounded before it. */
    private String participle(String written, String stem) {
        if (!british) {
            return tapped(stem) + "ɪŋ";
        }
        boolean silentR = "əː".indexOf(last(stem)) >= 0 && (written.endsWith("r") || written.endsWith("re"));
        return stem + (silentR ? "ɹɪŋ" : "ɪŋ");
    }

    private static String tapped(String stem) {
        boolean taps = stem.length() > 1 && last(stem) == 't' && TAPPING.indexOf(stem.charAt(stem.length() - 2)) >= 0;
        return taps ? cut(stem, 1) + "ɾ" : stem;
    }

    private String weak() {
        return british ? "ɪ" : "ᵻ";
    }

    private static char last(String phonemes) {
        return phonemes.charAt(phonemes.length() - 1);
    }
}
