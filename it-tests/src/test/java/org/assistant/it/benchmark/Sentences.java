package org.assistant.it.benchmark;

import java.util.List;

/** The texts of the benchmarks. */
final class Sentences {

    /** One to three seconds of speech each. */
    static final List<String> SHORT = List.of(
            "Good morning.",
            "Your table is ready.",
            "It will rain in the afternoon.",
            "The meeting was moved to Thursday.",
            "Turn left at the next corner.");

    /** From one second of speech to about fifteen. */
    static final List<String> GROWING = List.of(
            "Good morning.",
            "It will rain in the afternoon, so take a coat.",
            "The meeting was moved to Thursday, because half of the people who were invited are still on their way home.",
            "When the storm had passed, the fishermen went down to the harbour, looked at what was left of their boats, and"
                    + " began to work without a word.",
            "He had read the letter so often that he knew it by heart, and yet every evening, when the house was quiet and"
                    + " the children were asleep, he took it from the drawer, unfolded it with great care, and read it once"
                    + " more from the first line to the last.");

    private Sentences() {}
}
