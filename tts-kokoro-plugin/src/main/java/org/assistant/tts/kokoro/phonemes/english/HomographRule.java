package org.assistant.tts.kokoro.phonemes.english;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Stress;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Tag;

/**
 * One line of the table of homographs: the words, their pronunciation, and the context in which it applies.
 *
 * @param words that the line applies to, in lower case
 * @param reading name of a {@link Tag}, {@code =word} for the sound of another word, {@code /phonemes/}, or {@code UNSTRESSED}
 * or {@code WEAKER}
 * @param conditions that must all hold
 */
record HomographRule(Set<String> words, String reading, List<Condition> conditions) {

    /** The limit of {@link #back}. */
    private static final int FARTHEST = 4;

    private static final int NEAR = 5;

    private static final Map<String, Stress> STRESSES = Map.of("UNSTRESSED", Stress.REMOVED, "WEAKER", Stress.YIELDING);

    /** Stands for the places before the first and after the last word, and for punctuation. */
    private static final String EDGE = "#";

    /**
     * A place, and what must or must not be there.
     *
     * @param place one of those in {@link #holds}
     * @param negated whether none of {@code alternatives} may be there
     * @param alternatives words in lower case or as they must be written, names of tags, or {@value HomographRule#EDGE}
     */
    record Condition(String place, boolean negated, Set<String> alternatives) {}

    /** @throws IllegalArgumentException if {@code line} is not a rule */
    static HomographRule parse(String line) {
        String[] fields = line.strip().split("\\s+");
        if (fields.length < 2) {
            throw new IllegalArgumentException("a rule needs a word and a reading, was " + line);
        }
        if (!fields[1].startsWith("=") && !isPhonemes(fields[1]) && !STRESSES.containsKey(fields[1])) {
            Tag.valueOf(fields[1]);
        }
        List<Condition> conditions = new ArrayList<>();
        for (String field : fields) {
            int at = field.indexOf(':');
            if (at > 0) {
                boolean negated = field.charAt(at - 1) == '!';
                String place = field.substring(0, negated ? at - 1 : at);
                if (!Set.of("prev", "prev2", "next", "next2", "back", "near", "any", "is")
                        .contains(place)) {
                    throw new IllegalArgumentException("there is no place " + place + ", in " + line);
                }
                conditions.add(new Condition(place, negated, alternatives(field.substring(at + 1))));
            }
        }
        return new HomographRule(alternatives(fields[0]), fields[1], List.copyOf(conditions));
    }

    private static boolean isPhonemes(String reading) {
        return reading.length() > 2 && reading.startsWith("/") && reading.endsWith("/");
    }

    private static Set<String> alternatives(String text) {
        return Arrays.stream(text.split("\\|")).collect(Collectors.toUnmodifiableSet());
    }

    boolean holds(List<Tagged> sentence, int at) {
        return conditions.stream().allMatch(condition -> condition.negated() != holds(condition, sentence, at));
    }

    private static boolean holds(Condition condition, List<Tagged> sentence, int at) {
        Set<String> alternatives = condition.alternatives();
        return switch (condition.place()) {
            case "prev" -> stands(alternatives, sentence, at - 1);
            case "prev2" -> stands(alternatives, sentence, at - 2);
            case "next" -> stands(alternatives, sentence, at + 1);
            case "next2" -> stands(alternatives, sentence, at + 2);
            case "is" -> stands(alternatives, sentence, at);
            case "back" -> stands(alternatives, sentence, back(sentence, at));
            case "near" -> stands(alternatives, sentence, Math.max(0, at - NEAR), at, at + NEAR);
            default -> stands(alternatives, sentence, 0, at, sentence.size() - 1);
        };
    }

    /** The nearest word before {@code at} that is neither adverb nor pronoun: the place of an auxiliary. */
    private static int back(List<Tagged> sentence, int at) {
        int back = at - 1;
        while (back >= 0
                && at - back < FARTHEST
                && (sentence.get(back).tag() == Tag.ADVERB || sentence.get(back).tag() == Tag.PRONOUN)) {
            back--;
        }
        return back;
    }

    private static boolean stands(Set<String> alternatives, List<Tagged> sentence, int from, int but, int to) {
        for (int i = from; i <= Math.min(to, sentence.size() - 1); i++) {
            if (i != but && stands(alternatives, sentence, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(Set<String> alternatives, List<Tagged> sentence, int at) {
        if (at < 0 || at >= sentence.size()) {
            return alternatives.contains(EDGE);
        }
        Tagged word = sentence.get(at);
        return alternatives.contains(word.lower())
                || alternatives.contains(word.token().text())
                || alternatives.contains(word.tag().name())
                || (word.token().mark() && alternatives.contains(EDGE));
    }

    /** Returns {@code word} with the pronunciation of this rule. */
    Tagged read(Tagged word) {
        if (STRESSES.containsKey(reading)) {
            return word.stressed(STRESSES.get(reading));
        }
        if (isPhonemes(reading)) {
            return word.said(reading.substring(1, reading.length() - 1));
        }
        return reading.startsWith("=") ? word.saidLike(reading.substring(1)) : word.as(Tag.valueOf(reading));
    }
}
