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
     * @param before frames at the beginning that are there for the others only
     * @param behind such frames at the end
     * @param speaker embedding, [speaker width]; read only
     * @return samples in [-1, 1] of the frames between, [hop * (count - before - behind)]; owned by the caller
     */
    float[] decode(float[] frames, int count, int before, int behind, float[] speaker);

    /** Decodes all of {@code frames}. */
    default float[] decode(float[] frames, int count, float[] speaker) {
        return decode(frames, count, 0, 0, speaker);
    }

    /** The count of frames that it is prepared for, where any other one makes it prepare anew; empty where all are alike. */
    default OptionalInt preparedFrames() {
        return OptionalInt.empty();
    }
}
