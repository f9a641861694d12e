package org.assistant.tts.readings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Readings of Chinese characters that depend on their neighbours: characters with several readings, and the tones of 一 and 不.
 * Immutable.
 */
final class PinyinContext {

    private static final String FILE = "pinyin-context.rules";

    private static final String UNCHANGED = "_";

    private static final String NUMERALS = "零〇一二三四五六七八九十";

    /** After these, 一 is an ordinal or a day of the week. */
    private static final String BEFORE_ORDINAL = "第期周拜";

    /** Before these, 一 is an ordinal. */
    private static final String BEHIND_ORDINAL = "月号楼级";

    /** @param always whether it also replaces the reading of a phrase */
    private record Rule(Pattern characters, List<String> syllables, boolean always) {}

    private final List<Rule> rules;

    PinyinContext() {
        try (InputStream in = PinyinContext.class.getResourceAsStream(FILE)) {
            rules = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PinyinContext::rule)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    private static Rule rule(String line) {
        String[] sides = line.split(" [=-]> ");
        return new Rule(Pattern.compile(sides[0]), List.of(sides[1].split(" ")), line.contains(" => "));
    }

    /**
     * Corrects {@code syllables} in place.
     *
     * @param characters one UTF-16 unit for each syllable
     * @param known whether a phrase decided the syllable
     */
    void apply(String characters, List<String> syllables, List<Boolean> known) {
        for (Rule rule : rules) {
            Matcher found = rule.characters.matcher(characters);
            while (found.find()) {
                for (int i = found.start(); i < found.end(); i++) {
                    String syllable = rule.syllables.get(i - found.start());
                    if (!syllable.equals(UNCHANGED) && (rule.always || !known.get(i))) {
                        syllables.set(i, syllable);
                    }
                }
            }
        }
        for (int i = 0; i < characters.length(); i++) {
            if (characters.charAt(i) == '一' && isTone(syllables.get(i), "yi")) {
                one(characters, i, syllables, known.get(i));
            } else if (characters.charAt(i) == '不' && syllables.get(i).equals("bu4") && tone(syllables, i + 1) == '4') {
                syllables.set(i, "bu2");
            }
        }
    }

    /** 一 has the first tone in a row of digits and as an ordinal, else the second before a fourth tone and the fourth before others. */
    private static void one(String characters, int at, List<String> syllables, boolean known) {
        char before = at > 0 ? characters.charAt(at - 1) : 0;
        char behind = at + 1 < characters.length() ? characters.charAt(at + 1) : 0;
        boolean decimal = before == '点' && at > 1 && isNumeral(characters.charAt(at - 2)) && behind != '刻';
        boolean date = before == '月' && (behind == '日' || behind == '号');
        boolean grade = characters.startsWith("年级", at + 1);
        if (decimal || date || grade || before == '第' || isNumeral(before) || BEHIND_ORDINAL.indexOf(behind) >= 0) {
            syllables.set(at, "yi1");
            return;
        }
        boolean alone = isNumeral(behind) || BEFORE_ORDINAL.indexOf(before) >= 0 || before == behind;
        char tone = tone(syllables, at + 1);
        if (!known && !alone && tone != 0) {
            syllables.set(at, tone >= '4' ? "yi2" : "yi4");
        }
    }

    private static boolean isNumeral(char character) {
        return NUMERALS.indexOf(character) >= 0;
    }

    private static boolean isTone(String syllable, String letters) {
        return syllable.length() == letters.length() + 1 && syllable.startsWith(letters);
    }

    /** Returns the tone, '1' to '5', of the syllable at {@code at}; 0 if there is none. */
    private static char tone(List<String> syllables, int at) {
        String syllable = at < syllables.size() ? syllables.get(at) : "";
        char last = syllable.length() < 2 ? 0 : syllable.charAt(syllable.length() - 1);
        return last >= '1' && last <= '5' ? last : 0;
    }
}
