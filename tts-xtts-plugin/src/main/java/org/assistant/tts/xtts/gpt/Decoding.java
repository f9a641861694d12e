package org.assistant.tts.xtts.gpt;

import java.util.List;
import java.util.function.Predicate;

/** The texts that have a place, and how they are decoded. For one thread; an interrupt of it ends a run of the network. */
interface Decoding extends AutoCloseable {

    /** Most texts at once. */
    int slots();

    boolean isEmpty();

    boolean isFull();

    /** The texts that are in now. */
    List<Generation> generations();

    /** Those that {@link #step} serves next. */
    List<Generation> next();

    /**
     * Reads the prompt of {@code generation} and chooses its first code, or its first few.
     *
     * @return whether it is to join again, from the beginning
     */
    boolean join(Generation generation);

    /**
     * Chooses further codes.
     *
     * @return the texts that are to join again, from the beginning
     */
    List<Generation> step();

    /** Lets the texts go that {@code unwanted} says. */
    void leave(Predicate<Generation> unwanted);

    /** Gives back memory that is not needed for one text. Nobody may be in. */
    default void trim() {}

    /** Frees the network. */
    @Override
    void close();
}
