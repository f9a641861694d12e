package org.assistant.it.hostile.attack;

import java.io.IOException;

/** One way to harm a server, bounded in time and count, that the product promises to withstand. */
public interface Attack {

    /** The number of the finding, with a letter if it has several parts. */
    String id();

    /** A short description. */
    String title();

    /** Whether the attack takes only seconds, on a shared server. */
    boolean isQuick();

    /** Whether a server that does not withstand the attack is useless for later attacks. */
    default boolean cripples() {
        return false;
    }

    /** Attacks one of the servers of {@code target}; an exception means that the attack could not be made. */
    Outcome run(Target target) throws IOException;
}
