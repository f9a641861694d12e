package org.assistant.tts.xtts.gpt;

import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/** Makes the latents of many texts at once. Thread-safe. */
@FunctionalInterface
public interface LatentSource {

    /**
     * Begins to make the latents of {@code text}, and returns at once.
     *
     * @param started whether the text continues a speech that was admitted before; such a text is never refused
     * @return closed by the caller
     * @throws TTSException.EngineOverloaded if too many texts are waiting already
     * @throws TTSException.EngineUnavailable if the network was closed
     */
    Latents start(TextTokens text, Conditioning voice, SamplingSettings settings, boolean started);

    /** Seconds that a latent takes now; an estimate until it is measured. */
    default double secondsPerLatent() {
        return 0.02;
    }
}
