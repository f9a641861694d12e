package org.assistant.it.hostile.attack;

import java.util.List;
import java.util.Locale;

/**
 * The outcome of an attack.
 *
 * @param held whether the server kept its promise
 * @param seen the observation, in one line
 */
public record Outcome(boolean held, String seen) {

    private static final int MOST_LISTED = 4;

    /** An outcome whose observation is {@code format} with {@code values}. */
    public static Outcome of(boolean held, String format, Object... values) {
        return new Outcome(held, String.format(Locale.ROOT, format, values));
    }

    /** The first few of {@code faults}, and their number. */
    public static String list(List<String> faults) {
        if (faults.isEmpty()) {
            return "none";
        }
        String first = String.join(", ", faults.subList(0, Math.min(MOST_LISTED, faults.size())));
        return faults.size() > MOST_LISTED ? faults.size() + ", such as " + first : first;
    }

    /** This outcome, broken by {@code more} as well. */
    public Outcome brokenBy(String more) {
        return new Outcome(false, seen + "; " + more);
    }
}
