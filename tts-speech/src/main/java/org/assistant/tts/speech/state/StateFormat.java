package org.assistant.tts.speech.state;

/** The format of a state in a {@link StateFile}. */
public interface StateFormat<T> {

    /** The suffix of the file name: {@code .json}. */
    String suffix();

    /** The state before the first change. */
    T nothing();

    /** The text that {@link #parse} reads. */
    String text(T state);

    /**
     * Reads a state.
     *
     * @throws RuntimeException of any kind if {@code text} is not a state
     */
    T parse(String text);
}
