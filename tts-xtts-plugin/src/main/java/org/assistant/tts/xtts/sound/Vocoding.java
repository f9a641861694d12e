package org.assistant.tts.xtts.sound;

import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.speaker.Conditioning;

/** Turns latents into sound. Thread-safe. */
@FunctionalInterface
public interface Vocoding {

    /**
     * Begins a piece of text.
     *
     * @param sink receives the sound, on the thread that appends and finishes
     */
    Stream begin(Conditioning voice, double speed, Consumer<Pcm> sink);

    /** Makes the sound of one piece of text while its latents arrive. For one thread at a time. */
    interface Stream {

        /** Whether the next latent makes the network run. */
        boolean isDue();

        void append(float[] latent);

        /** Sends the remaining sound to the sink. */
        void finish();
    }
}
