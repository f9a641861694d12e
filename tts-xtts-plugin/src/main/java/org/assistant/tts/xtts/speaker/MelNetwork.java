package org.assistant.tts.xtts.speaker;

/** A network that takes a mel spectrogram. Opened to learn a voice, and closed afterwards. */
interface MelNetwork extends AutoCloseable {

    /**
     * Runs the network.
     *
     * @param mel [bands, frames], row after row
     * @return the output of the network, row after row; owned by the caller
     */
    float[] hear(float[] mel);

    @Override
    void close(); // no checked exception
}
