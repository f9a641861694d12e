package org.assistant.tts.speech.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A state that outlives the server and that several nodes may share, such as the operators' settings. Thread-safe. */
public interface State<T> {

    /** Differs after every change that this node knows of; empty before the first. Never waits for a network. */
    Optional<List<Object>> version();

    /** The stored state, as far as this node knows; the empty state of its format if none was stored. */
    T read();

    /**
     * Replaces the state by the result of {@code change}, which may be called more than once where another node was faster.
     *
     * @return the new state
     * @throws IOException if it can't be stored; the old one then remains
     */
    T update(UnaryOperator<T> change) throws IOException;

    /** Its location, for people. */
    String place();
}
