package org.assistant.tts.kokoro.graph.parts;

/**
 * A sentence that is complete except for its sound. The generator's output for a frame depends on the {@value #MARGIN} frames
 * before and after it, so a window with these frames around it sounds as it does in the whole sentence. Not thread-safe.
 */
public final class OpenedSentence {

    /** The samples of one frame of {@link #window}: 12.5 ms. */
    public static final int FRAME = 300;

    static final int FEATURE_CHANNELS = 512;
    static final int SOURCE_CHANNELS = 22;

    /** Frames of the source's spectrum for one frame of the features. */
    private static final int SOURCE_FRAMES = 60;

    /** Measured: with 12 a window equals that part of the whole; with 10 the difference is 51 dB below it. */
    private static final int MARGIN = 12;

    private final PartsModel parts;
    private final float[] features; // (512, frames)
    private final float[] source; // (22, 60 * frames + 1)
    private final float[] style; // (256)
    private final long[] durations; // (tokens)

    OpenedSentence(PartsModel parts, float[] features, float[] source, float[] style, long[] durations) {
        this.parts = parts;
        this.features = features;
        this.source = source;
        this.style = style;
        this.durations = durations;
    }

    /** The token durations in frames of 25 ms. */
    public long[] durations() {
        return durations;
    }

    /** The number of frames of 12.5 ms. */
    public int frames() {
        return features.length / FEATURE_CHANNELS;
    }

    /** Generates all of it at once, and its statistics. */
    public WholeSentence whole() {
        return parts.whole(features, source, style);
    }

    /**
     * Generates a part of the sound.
     *
     * @param from first frame
     * @param to after the last frame, at most {@link #frames}
     * @param statistics of the generator's layers, the same for all windows of the sentence
     * @return {@code (to - from) * FRAME} samples
     */
    public float[] window(int from, int to, LayerStatistics statistics) {
        int first = Math.max(0, from - MARGIN);
        int end = Math.min(frames(), to + MARGIN);
        float[] sound = parts.part(
                columns(features, FEATURE_CHANNELS, first, end),
                columns(source, SOURCE_CHANNELS, first * SOURCE_FRAMES, end * SOURCE_FRAMES + 1),
                style,
                statistics);
        float[] kept = new float[(to - from) * FRAME];
        System.arraycopy(sound, (from - first) * FRAME, kept, 0, kept.length);
        return kept;
    }

    private static float[] columns(float[] rows, int count, int from, int to) {
        int width = rows.length / count;
        float[] cut = new float[count * (to - from)];
        for (int row = 0; row < count; row++) {
            System.arraycopy(rows, row * width + from, cut, row * (to - from), to - from);
        }
        return cut;
    }
}
