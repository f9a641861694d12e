package org.assistant.tts.models.progress;

import java.util.Locale;

/** Formats a number of bytes for people, in powers of 1000 as on download pages. */
public final class ByteCount {

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private ByteCount() {}

    /** For example {@code 92.4 MB}. */
    public static String text(long bytes) {
        int unit = unit(bytes);
        return number(bytes, unit) + " " + UNITS[unit];
    }

    /** For example {@code 38.8 of 92.4 MB}, {@code done} in the unit of {@code total}. */
    public static String text(long done, long total) {
        int unit = unit(total);
        return number(done, unit) + " of " + number(total, unit) + " " + UNITS[unit];
    }

    private static int unit(long bytes) {
        int unit = 0;
        for (double value = bytes; value >= 999.95 && unit < UNITS.length - 1; value /= 1000) {
            unit++;
        }
        return unit;
    }

    private static String number(long bytes, int unit) {
        return unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f", bytes / Math.pow(1000, unit));
    }
}
