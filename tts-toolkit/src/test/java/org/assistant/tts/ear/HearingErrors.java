package org.assistant.tts.ear;

import java.util.Locale;

/**
 * How far what was heard is from what was said: characters put in, left out or exchanged. Capitals, marks and apostrophes don't count.
 *
 * @param errors least number of such changes
 * @param characters that were said
 */
public record HearingErrors(int errors, int characters) {

    /** Nothing said, nothing heard. */
    public static final HearingErrors NONE = new HearingErrors(0, 0);

    /** What {@code heard} has wrong of {@code said}. */
    public static HearingErrors of(String said, String heard) {
        String wanted = plain(said);
        return new HearingErrors(distance(wanted, plain(heard)), wanted.length());
    }

    /** These and others. */
    public HearingErrors plus(HearingErrors others) {
        return new HearingErrors(errors + others.errors, characters + others.characters);
    }

    /** Errors a character; 0.02 is two in a hundred. */
    public double rate() {
        return (double) errors / characters;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f %%", 100 * rate());
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("['\u2019]", "")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static int distance(String from, String to) {
        int[] before = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int exchanged = before[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(exchanged, 1 + Math.min(before[j], row[j - 1]));
            }
            before = row;
        }
        return before[to.length()];
    }
}
