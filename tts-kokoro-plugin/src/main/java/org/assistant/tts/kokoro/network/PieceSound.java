package org.assistant.tts.kokoro.network;

/** What the network made of one piece: samples, and how long each token lasts in them. Owned by who asked for it. */
public final class PieceSound {

    /** Samples a second, in hertz. */
    public static final int SAMPLE_RATE = 24_000;

    /** Samples in one frame of {@link #frames()}: 25 ms (model configuration: hop 300, upsampled by 2). */
    public static final int FRAME = 600;

    private final float[] samples; // (sum of frames * 600)
    private final long[] frames; // (tokens)

    /**
     * @param samples owned by this object from now on
     * @param frames as {@link #frames()}; owned by this object from now on
     */
    public PieceSound(float[] samples, long[] frames) {
        this.samples = samples;
        this.frames = frames;
    }

    /** Another with the same content. */
    public PieceSound copy() {
        return new PieceSound(samples.clone(), frames.clone());
    }

    /** Mono, from -1 to 1, 24,000 a second; not a copy. */
    public float[] samples() {
        return samples;
    }

    /** Duration of each token in frames, the leading and trailing 0 included; their sum times 600 is the number of samples. */
    public long[] frames() {
        return frames;
    }
}
