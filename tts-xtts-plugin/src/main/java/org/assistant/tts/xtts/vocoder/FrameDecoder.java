package org.assistant.tts.xtts.vocoder;

import java.util.OptionalInt;

/** The network that turns frames into speech. Thread-safe. */
interface FrameDecoder {

    /** The sample rate of the speech, in hertz. */
    int sampleRate();

    /** The number of samples a frame. */
    int hop();

    /** The number of values a frame. */
    int width();

    /**
     * Decodes frames.
     *
     * @param frames [width, count], row after row; read only
     * @param before frames at the beginning that serve only as context
     * @param behind frames at the end that serve only as context
     * @param speaker embedding, [speaker width]; read only
     * @return samples in [-1, 1] of the frames between, [hop * (count - before - behind)]; owned by the caller
     */
    float[] decode(float[] frames, int count, int before, int behind, float[] speaker);

    /** Decodes all of {@code frames}. */
    default float[] decode(float[] frames, int count, float[] speaker) {
        return decode(frames, count, 0, 0, speaker);
    }

    /** The number of frames that it is prepared for, if any other number makes it prepare again; empty if all are alike. */
    default OptionalInt preparedFrames() {
        return OptionalInt.empty();
    }
}
