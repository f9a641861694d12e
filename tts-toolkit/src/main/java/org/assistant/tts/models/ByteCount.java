package org.assistant.tts.models;

import java.util.Locale;

/** A number of bytes for people, in powers of 1000 as download pages write it. */
final class ByteCount {

    private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

    private ByteCount() {}

    /** For example {@code 92.4 MB}. */
    static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.95 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 ? bytes + " bytes" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
