package org.assistant.app.speech;

import org.assistant.tts.models.Progress;
import org.assistant.tts.spi.TTSException;

/** Fetches an engine's model where the operator allowed that. */
interface ModelFetch {

    /**
     * Fetches the model of {@code engine} if it is not there and {@code tts.models.fetch} allows it.
     *
     * @throws TTSException.ModelUnavailable if it can't be fetched
     */
    void fetch(String engine, Progress progress);
}
