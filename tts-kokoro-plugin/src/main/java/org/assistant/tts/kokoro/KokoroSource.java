package org.assistant.tts.kokoro;

import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.models.progress.Progress;

/** Where a {@link LoadedKokoro} comes from. */
@FunctionalInterface
interface KokoroSource {

    /**
     * Loads Kokoro. Quick to fail while files are missing.
     *
     * @param progress told what is being done
     * @return owned by the caller, who closes it
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file is missing or damaged
     * @throws org.assistant.tts.spi.TTSException.EngineUnavailable if it can't be loaded for another reason
     */
    LoadedKokoro open(Progress progress);

    /** What the weights are, a word or a few, for people. Quick. */
    default String form() {
        return "int8";
    }

    /** Whether the model was fitted to this machine, and what that gave or why it was not done, for people. Quick. */
    default String tuning() {
        return "";
    }

    /** Whether what was loaded takes fewer threads a run while there are several. Quick. */
    default boolean shares() {
        return false;
    }

    /** Size of the weights on disk; 0 while they are not there. Quick. */
    default long weightBytes() {
        return 0;
    }
}
