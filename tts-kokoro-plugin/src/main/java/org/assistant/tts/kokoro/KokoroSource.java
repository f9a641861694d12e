package org.assistant.tts.kokoro;

import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.models.progress.Progress;

/** Loads a {@link LoadedKokoro} and describes its model. */
@FunctionalInterface
interface KokoroSource {

    /**
     * Loads Kokoro. Fails fast if files are missing.
     *
     * @param progress receives the steps
     * @return owned by the caller
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file is missing or damaged
     * @throws org.assistant.tts.spi.TTSException.EngineUnavailable if it can't be loaded for another reason
     */
    LoadedKokoro open(Progress progress);

    /** The form of the weights in a few words, for people. Quick. */
    default String form() {
        return "int8";
    }

    /** Whether the model was tuned for this machine, with the result or the reason why not, for people. Quick. */
    default String tuning() {
        return "";
    }

    /** Whether concurrent runs of the loaded model use fewer threads each. Quick. */
    default boolean shares() {
        return false;
    }

    /** The size of the weights on disk; 0 while they are missing. Quick. */
    default long weightBytes() {
        return 0;
    }
}
