package org.assistant.tts.spi;

import java.util.Objects;

/** Whether an engine can speak, and if not, why. */
public sealed interface EngineState {

    /** The model is loaded; the next call speaks at once. */
    record Ready() implements EngineState {}

    /** Nothing is wrong, but the model is not loaded yet; the first call loads it. */
    record Idle() implements EngineState {}

    /**
     * The model is being loaded.
     *
     * @param step the current step, for people
     */
    record Loading(String step) implements EngineState {
        public Loading {
            Objects.requireNonNull(step, "step");
        }
    }

    /**
     * The engine can't speak.
     *
     * @param reason what is missing or broken, for people, in one sentence
     * @param remedy what to do about it, a command if one helps; empty if nothing is known to help
     */
    record Unavailable(String reason, String remedy) implements EngineState {
        public Unavailable {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(remedy, "remedy");
        }
    }
}
