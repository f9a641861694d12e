package org.assistant.tts.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds keys that no component reads, such as {@code tts.bakend}. */
public final class UnknownKeys {

    private UnknownKeys() {}

    /**
     * Returns a sentence for every name in {@code names} that starts with one of {@code prefixes} and is not a known key. It
     * suggests the nearest known key.
     *
     * @param names property names as a configuration lists them
     * @param known every key that a component reads
     * @param prefixes the prefixes of this application's keys, for example {@code tts.}
     */
    public static List<String> complaints(Iterable<String> names, Set<String> known, List<String> prefixes) {
        Set<String> unknown = new TreeSet<>();
        for (String name : names) {
            if (!known.contains(name) && prefixes.stream().anyMatch(name::startsWith)) {
                unknown.add(name);
            }
        }
        List<String> complaints = new ArrayList<>();
        for (String name : unknown) {
            String nearest = known.stream()
                    .min(Comparator.comparingInt(key -> distance(name, key)))
                    .orElse("none");
            complaints.add("unknown configuration key " + name + "; the nearest known one is " + nearest);
        }
        return complaints;
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
