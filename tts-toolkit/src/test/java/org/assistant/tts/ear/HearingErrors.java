package org.assistant.tts.ear;

import java.util.Locale;

/**
 * The edit distance between spoken and heard text, in characters. Capitals, punctuation and apostrophes are ignored.
 *
 * @param errors least number of insertions, deletions and substitutions
 * @param characters number of spoken characters
 */
public record HearingErrors(int errors, int characters) {

    /** No characters and no errors. */
    public static final HearingErrors NONE = new HearingErrors(0, 0);

    /** Returns the errors of {@code heard} against {@code said}. */
    public static HearingErrors of(String said, String heard) {
        String wanted = plain(said);
        return new HearingErrors(distance(wanted, plain(heard)), wanted.length());
    }

    /** Returns the sum of these and others. */
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
