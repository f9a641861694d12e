package org.assistant.tts.xtts.text.spelling;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Korean in Latin letters, syllable by syllable, in the academic variant of Revised Romanization: a hyphen marks a border of two
 * syllables that would otherwise be ambiguous.
 */
final class HangulRomanization {

    private static final List<String> INITIALS = list("g kk n d tt l m b pp s ss - j jj ch k t p h");
    private static final List<String> VOWELS = list("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i");
    private static final List<String> FINALS =
            list("- g kk gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h");

    /** Consonants between two vowels that could be divided in more than one way. */
    private static final Set<String> UNCLEAR = unclear();

    private static final int FIRST = '가';
    private static final int LAST = '힣';

    private HangulRomanization() {}

    /** Returns {@code text} with Latin letters for Hangul; everything else is unchanged. */
    static String romanize(String text) {
        StringBuilder latin = new StringBuilder(text.length() * 2);
        String finalBefore = null; // of the preceding syllable
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < FIRST || c > LAST) {
                latin.append(c);
                finalBefore = null;
                continue;
            }
            int syllable = c - FIRST;
            String initial = INITIALS.get(syllable / (VOWELS.size() * FINALS.size()));
            String vowel = VOWELS.get(syllable / FINALS.size() % VOWELS.size());
            if (finalBefore != null && (initial.isEmpty() || UNCLEAR.contains(finalBefore + initial))) {
                latin.append('-');
            }
            finalBefore = FINALS.get(syllable % FINALS.size());
            latin.append(initial).append(vowel).append(finalBefore);
        }
        return latin.toString();
    }

    private static Set<String> unclear() {
        Set<String> unclear = new HashSet<>();
        for (String last : FINALS) {
            for (String first : INITIALS) {
                String between = last + first;
                // A division that leaves the second syllable without a letter of the run does not count.
                long divisions = 0;
                for (int i = 0; i < between.length(); i++) {
                    if (FINALS.contains(between.substring(0, i)) && INITIALS.contains(between.substring(i))) {
                        divisions++;
                    }
                }
                if (divisions > 1) {
                    unclear.add(between);
                }
            }
        }
        return Set.copyOf(unclear);
    }

    private static List<String> list(String letters) {
        return Arrays.stream(letters.split(" "))
                .map(letter -> letter.equals("-") ? "" : letter)
                .toList();
    }
}
