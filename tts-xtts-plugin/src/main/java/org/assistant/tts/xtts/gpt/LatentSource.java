package org.assistant.tts.xtts.gpt;

import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;

/** Makes the latents of texts, of many at once. Safe for use by many threads. */
@FunctionalInterface
public interface LatentSource {

    /**
     * Begins to make the latents of {@code text}, and returns at once.
     *
     * @param started whether this is more of a speech that was let in before; such a text is never refused
     * @return closed by the caller
     * @throws TTSException.EngineOverloaded if too many texts wait already
     * @throws TTSException.EngineUnavailable if the network was closed
     */
    Latents start(TextTokens text, Conditioning voice, SamplingSettings settings, boolean started);

    /** How long a latent takes now, in seconds; a guess where nobody has measured it. */
    default double secondsPerLatent() {
        return 0.02;
    }
}
