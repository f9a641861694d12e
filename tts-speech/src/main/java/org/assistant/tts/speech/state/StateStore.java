package org.assistant.tts.speech.state;

/** Where states are kept: a folder, unless the application has a bean that replaces it. Thread-safe. */
public interface StateStore {

    /**
     * The state {@code name}; each is opened once.
     *
     * @param name in lower case with dashes
     */
    <T> State<T> open(String name, StateFormat<T> format);
}
