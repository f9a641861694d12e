package org.assistant.tts.xtts;

import org.assistant.tts.xtts.gpt.LatentSource;
import org.assistant.tts.xtts.sound.Vocoding;

/**
 * XTTS in memory. Thread-safe.
 *
 * @param free releases the memory; the other components must not be used afterwards
 */
record LoadedXtts(TextPieces text, LatentSource latents, Vocoding vocoder, Runnable free) implements AutoCloseable {

    @Override
    public void close() {
        free.run();
    }
}
