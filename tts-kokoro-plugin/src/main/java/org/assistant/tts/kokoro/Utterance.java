package org.assistant.tts.kokoro;

/** What the network made of one piece: samples, and how long each token lasts in them. Owned by who asked for it. */
final class Utterance {

    /** Samples a second, in hertz. */
    static final int SAMPLE_RATE = 24_000;

    /** Samples in one frame of {@link #frames()}: 25 ms (model configuration: hop 300, upsampled by 2). */
    static final int FRAME = 600;

    private final float[] samples; // (sum of frames * 600)
    private final long[] frames; // (tokens)

    Utterance(float[] samples, long[] frames) {
        this.samples = samples;
        this.frames = frames;
    }

    /** Another with the same content. */
    Utterance copy() {
        return new Utterance(samples.clone(), frames.clone());
    }

    float[] samples() {
        return samples;
    }

    /** Duration of each token in frames, the leading and trailing 0 included; their sum times 600 is the number of samples. */
    long[] frames() {
        return frames;
    }
}
