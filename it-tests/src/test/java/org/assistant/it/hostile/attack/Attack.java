package org.assistant.it.hostile.attack;

import java.io.IOException;

/** One way to harm a server, bounded in time and count, that the product promises to withstand. */
public interface Attack {

    /** The number that the finding has, with a letter where it has several parts. */
    String id();

    /** What is done, in a few words. */
    String title();

    /** Whether the attack is over in a few seconds, on a server that others use as well. */
    boolean isQuick();

    /** Whether a server that does not withstand the attack is of no use to the attacks after it. */
    default boolean cripples() {
        return false;
    }

    /** Attacks one of the servers of {@code target}; an exception means that the attack did not come off. */
    Outcome run(Target target) throws IOException;
}
