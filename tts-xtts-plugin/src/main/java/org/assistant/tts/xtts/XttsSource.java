package org.assistant.tts.xtts;

import java.util.Optional;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.EngineProfile;
import org.assistant.tts.threads.RunLane;

/** Where a {@link LoadedXtts} comes from. Safe for use by many threads. */
interface XttsSource {

    /** What is missing, for people; looks only whether files are there. */
    Optional<String> problem();

    /** What was loaded last and where it runs; before that, what would be. Quick. */
    default EngineProfile profile() {
        return EngineProfile.UNKNOWN;
    }

    /**
     * Reads what is small.
     *
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file is missing or damaged
     */
    Catalogue catalogue();

    /**
     * Reads what says how the network is given a text; without the networks.
     *
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file is missing or damaged
     */
    SentenceReader reader();

    /**
     * Loads the networks.
     *
     * @param lane that runs on processors take their turn in
     * @param progress told what is being done
     * @return owned by the caller, who closes it
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if a file is missing or damaged
     * @throws org.assistant.tts.spi.TTSException.EngineUnavailable if it can't be loaded for another reason
     */
    LoadedXtts open(RunLane lane, Progress progress);
}
