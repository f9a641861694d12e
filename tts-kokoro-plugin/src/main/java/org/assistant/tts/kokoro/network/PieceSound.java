package org.assistant.tts.kokoro.network;

/** The network's output for one piece: samples, and the duration of each token in them. Owned by the caller that obtained it. */
public final class PieceSound {

    /** The sample rate in hertz. */
    public static final int SAMPLE_RATE = 24_000;

    /** The samples in one frame of {@link #frames()}: 25 ms (model configuration: hop 300, upsampled by 2). */
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

    /** A copy. */
    public PieceSound copy() {
        return new PieceSound(samples.clone(), frames.clone());
    }

    /** Mono, from -1 to 1, 24,000 a second; not a copy. */
    public float[] samples() {
        return samples;
    }

    /** The duration of each token in frames, including the 0 at each end; their sum times 600 is the number of samples. */
    public long[] frames() {
        return frames;
    }
}
