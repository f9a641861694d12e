package org.assistant.tts.xtts.vocoder;

import java.util.OptionalInt;

/** The network that makes speech of frames. Safe for use by many threads at once. */
interface FrameDecoder {

    /** Samples a second of what it makes, in hertz. */
    int sampleRate();

    /** Samples a frame. */
    int hop();

    /** Values a frame. */
    int width();

    /**
     * Decodes.
     *
     * @param frames [width, count], row after row; read only
     * @param speaker embedding, [speaker width]; read only
     * @return samples in [-1, 1], [hop * count]; owned by the caller
     */
    float[] decode(float[] frames, int count, float[] speaker);

    /** The count of frames that it is prepared for, where any other one makes it prepare anew; empty where all are alike. */
    default OptionalInt preparedFrames() {
        return OptionalInt.empty();
    }
}
