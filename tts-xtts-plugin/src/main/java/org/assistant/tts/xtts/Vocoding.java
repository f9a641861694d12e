package org.assistant.tts.xtts;

import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.speaker.Conditioning;

/** Makes sound of latents. Safe for use by many threads. */
@FunctionalInterface
interface Vocoding {

    /**
     * Begins a piece of text.
     *
     * @param sink takes the sound, on the thread that appends and finishes
     */
    Stream begin(Conditioning voice, double speed, Consumer<Pcm> sink);

    /** The sound of one piece of text, while its latents come. For one thread at a time. */
    interface Stream {

        /** Whether the next latent makes the network run. */
        boolean isDue();

        void append(float[] latent);

        /** Gives the rest to the sink. */
        void finish();
    }
}
