package org.assistant.tts.xtts.clips;

/**
 * What a recording may cost.
 *
 * @param mostBytes of the file
 * @param mostSeconds that are decoded; the rest is not heard. Of a sample rate above {@value #USUAL_SAMPLE_RATE} Hz only as many
 *     samples are decoded as of that one
 */
public record ClipLimits(int mostBytes, int mostSeconds) {

    static final int LEAST_SAMPLE_RATE = 8_000;
    static final int MOST_SAMPLE_RATE = 192_000;
    static final int MOST_CHANNELS = 8;

    /** A few bytes of FLAC may hold minutes at the highest rate, which would take hundreds of megabytes. */
    static final int USUAL_SAMPLE_RATE = 48_000;

    /** 20 MiB, two minutes: the networks hear half a minute, silence is cut away before. */
    public static final ClipLimits DEFAULT = new ClipLimits(20 << 20, 120);

    public ClipLimits {
        if (mostBytes < 1 || mostSeconds < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive, were " + mostBytes + " bytes and " + mostSeconds + " seconds");
        }
    }

    /** Samples of a channel that are decoded at {@code sampleRate}. */
    int mostSamples(int sampleRate) {
        return mostSeconds * Math.min(sampleRate, USUAL_SAMPLE_RATE);
    }
}
