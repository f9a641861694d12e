package org.assistant.tts.xtts.clips;

/**
 * The limits of a recording.
 *
 * @param mostBytes of the file
 * @param mostSeconds to decode; the rest is ignored. At a sample rate above {@value #USUAL_SAMPLE_RATE} Hz, only as many samples
 *     are decoded as at that rate
 */
public record ClipLimits(int mostBytes, int mostSeconds) {

    static final int LEAST_SAMPLE_RATE = 8_000;
    static final int MOST_SAMPLE_RATE = 192_000;
    static final int MOST_CHANNELS = 8;

    /** A few bytes of FLAC may contain minutes at the highest rate, which would take hundreds of megabytes. */
    static final int USUAL_SAMPLE_RATE = 48_000;

    /** 20 MiB, two minutes: the networks hear half a minute, and silence is trimmed first. */
    public static final ClipLimits DEFAULT = new ClipLimits(20 << 20, 120);

    public ClipLimits {
        if (mostBytes < 1 || mostSeconds < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive, were " + mostBytes + " bytes and " + mostSeconds + " seconds");
        }
    }

    /** The most samples of a channel to decode at {@code sampleRate}. */
    int mostSamples(int sampleRate) {
        return mostSeconds * Math.min(sampleRate, USUAL_SAMPLE_RATE);
    }
}
