package org.assistant.tts.kokoro.voices;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds names similar to one that does not exist, for error messages. */
final class NearNames {

    private NearNames() {}

    /** The {@code most} of {@code names} that share the largest part of their letter pairs with {@code wanted}. */
    static List<String> of(String wanted, Collection<String> names, int most) {
        return names.stream()
                .sorted(Comparator.comparingDouble((String name) -> -likeness(wanted, name)))
                .limit(most)
                .toList();
    }

    /** Dice's coefficient of the letter pairs, 0 (none in common) to 1. */
    private static double likeness(String a, String b) {
        Set<String> common = pairs(a);
        int pairs = common.size() + pairs(b).size();
        common.retainAll(pairs(b));
        return 2.0 * common.size() / pairs;
    }

    private static Set<String> pairs(String name) {
        String edged = " " + name + " ";
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 2 <= edged.length(); i++) {
            pairs.add(edged.substring(i, i + 2));
        }
        return pairs;
    }
}
