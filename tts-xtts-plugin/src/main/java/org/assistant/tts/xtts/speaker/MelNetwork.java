package org.assistant.tts.xtts.speaker;

/** A network that hears a mel spectrogram. Opened to learn a voice, closed after. */
interface MelNetwork extends AutoCloseable {

    /**
     * Listens.
     *
     * @param mel [bands, frames], row after row
     * @return what the network says of it, row after row; owned by the caller
     */
    float[] hear(float[] mel);

    @Override
    void close(); // no checked exception
}
