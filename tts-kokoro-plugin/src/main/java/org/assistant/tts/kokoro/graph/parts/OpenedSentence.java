package org.assistant.tts.kokoro.graph.parts;

/**
 * A sentence of which all is known but its sound. What the generator makes of a frame depends on the {@value #MARGIN} frames before it and
 * after it, so a window of frames with these around it sounds as it does in the whole sentence. For one thread at a time.
 */
public final class OpenedSentence {

    /** Samples of one frame of {@link #window}: 12.5 ms. */
    public static final int FRAME = 300;

    static final int FEATURE_CHANNELS = 512;
    static final int SOURCE_CHANNELS = 22;

    /** Frames of the source's spectrum in one of the features'. */
    private static final int SOURCE_FRAMES = 60;

    /** Measured: with 12 a window is that part of the whole, with 10 it is 51 dB above the difference. */
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

    /** Durations of the tokens in frames of 25 ms. */
    public long[] durations() {
        return durations;
    }

    /** How many frames of 12.5 ms there are. */
    public int frames() {
        return features.length / FEATURE_CHANNELS;
    }

    /** All of it at once, with the statistics that it has. */
    public WholeSentence whole() {
        return parts.whole(features, source, style);
    }

    /**
     * Part of the sound.
     *
     * @param from first frame
     * @param to behind the last frame, at most {@link #frames}
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
