package org.assistant.it;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speech from the server: 16-bit mono samples. Has its own WAV reader, which can't share a fault with the product's writer. */
public final class Audio {

    /** The rate of every engine of the product, in hertz. */
    public static final int SAMPLE_RATE = 24_000;

    private static final int WAV_HEADER = 44; // RIFF 12, fmt 24, data 8

    private final short[] samples;
    private final int sampleRate;

    private Audio(short[] samples, int sampleRate) {
        this.samples = samples;
        this.sampleRate = sampleRate;
    }

    /** Raw little-endian samples at {@value #SAMPLE_RATE} Hz. */
    public static Audio ofPcm(byte[] bytes) {
        return new Audio(samples(bytes, 0), SAMPLE_RATE);
    }

    /**
     * A WAV file.
     *
     * @throws AssertionError if the header is not that of 16-bit mono PCM
     */
    public static Audio ofWav(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        expect("RIFF", tag(bytes, 0));
        expect("WAVE", tag(bytes, 8));
        expect("fmt ", tag(bytes, 12));
        expect(16, header.getInt(16));
        expect(1, header.getShort(20)); // PCM
        expect(1, header.getShort(22)); // mono
        expect(16, header.getShort(34)); // bits
        expect("data", tag(bytes, 36));
        return new Audio(samples(bytes, WAV_HEADER), header.getInt(24));
    }

    /** The two sizes in the header of a WAV file: after RIFF, and after data. */
    public static long[] wavSizes(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new long[] {Integer.toUnsignedLong(header.getInt(4)), Integer.toUnsignedLong(header.getInt(40))};
    }

    public int sampleRate() {
        return sampleRate;
    }

    public Duration duration() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / sampleRate);
    }

    /** The root mean square; full scale is 1. */
    public double loudness() {
        double sum = 0;
        for (short sample : samples) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / Math.max(1, samples.length)) / 32_768;
    }

    private static short[] samples(byte[] bytes, int from) {
        short[] samples = new short[(bytes.length - from) / Short.BYTES];
        ByteBuffer.wrap(bytes, from, samples.length * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static String tag(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.US_ASCII);
    }

    private static void expect(Object expected, Object actual) {
        if (!expected.toString().equals(actual.toString())) {
            throw new AssertionError("in a WAV header: expected " + expected + ", was " + actual);
        }
    }
}
