package org.assistant.tts.xtts.gpt;

import java.util.List;
import java.util.function.Predicate;

/** The texts that have a place, and how they are decoded. For one thread; interrupting it ends a run of the network. */
interface Decoding extends AutoCloseable {

    /** Most texts at once. */
    int slots();

    boolean isEmpty();

    boolean isFull();

    /** The texts that have a place now. */
    List<Generation> generations();

    /** The texts of the next {@link #step}. */
    List<Generation> next();

    /**
     * Reads the prompt of {@code generation} and chooses its first code, or its first few.
     *
     * @return whether it must join again, from the beginning
     */
    boolean join(Generation generation);

    /**
     * Chooses further codes.
     *
     * @return the texts that must join again, from the beginning
     */
    List<Generation> step();

    /** Removes the texts that match {@code unwanted}. */
    void leave(Predicate<Generation> unwanted);

    /** Releases memory beyond what one text needs. No text may have a place. */
    default void trim() {}

    /** Frees the network. */
    @Override
    void close();
}
