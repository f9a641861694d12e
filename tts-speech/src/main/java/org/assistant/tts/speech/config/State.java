package org.assistant.tts.speech.config;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One state that outlives the server and that several nodes may share, such as what operators switched. Safe for many threads. */
public interface State<T> {

    /** Differs after every change that this node knows of; nothing if none was made yet. Never waits for a network. */
    Optional<List<Object>> version();

    /** The state that was kept, as far as this node knows; nothing of its format if none was. */
    T read();

    /**
     * Replaces the state by what {@code change} makes of it; it may be asked more than once, where another node was quicker.
     *
     * @return the new state
     * @throws IOException if it can't be kept; the old one then stands
     */
    T update(UnaryOperator<T> change) throws IOException;

    /** Where it is, for people. */
    String place();
}
