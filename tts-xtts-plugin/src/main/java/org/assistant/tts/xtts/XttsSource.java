package org.assistant.tts.xtts;

import java.util.Optional;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.threads.RunLane;

/** A source of a {@link LoadedXtts}. Thread-safe. */
interface XttsSource {

    /** What is missing, for people; only checks whether the files exist. */
    Optional<String> problem();

    /** Describes the model that was loaded last and its device; before that, the one that would be loaded. Quick. */
    default EngineProfile profile() {
        return EngineProfile.UNKNOWN;
    }

    /**
     * Reads the dimensions and the voices, which are small.
     *
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file is missing or damaged
     */
    Catalogue catalogue();

    /**
     * Reads what turns text into the network's input, without the networks.
     *
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file is missing or damaged
     */
    SentenceReader reader();

    /**
     * Loads the networks.
     *
     * @param lane where runs on processors take turns
     * @param progress informed of each step
     * @return owned by the caller, which closes it
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file is missing or damaged
     * @throws org.assistant.tts.spi.TTSException.EngineUnavailable if it can't be loaded for another reason
     */
    LoadedXtts open(RunLane lane, Progress progress);
}
