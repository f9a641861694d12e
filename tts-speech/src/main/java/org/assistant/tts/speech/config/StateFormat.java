package org.assistant.tts.speech.config;

/** How a state is written to a {@link StateFile}. */
public interface StateFormat<T> {

    /** Ends the name of the file: {@code .json}. */
    String suffix();

    /** The state before anybody changed it. */
    T nothing();

    /** The text that {@link #parse} reads. */
    String text(T state);

    /**
     * The state that {@code text} is.
     *
     * @throws RuntimeException of any kind if it is none
     */
    T parse(String text);
}
