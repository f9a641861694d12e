package org.assistant.tts.audio;

import java.nio.FloatBuffer;
import org.assistant.tts.spi.Pcm;

/** Converts samples to 16-bit integers. */
final class Pcm16 {

    /** The value of 1.0; a 16-bit sample that is read and written again stays the same. */
    private static final float FULL_SCALE = 32768;

    private Pcm16() {}

    /**
     * Returns the nearest 16-bit sample. Amplitudes beyond full scale are clipped; NaN becomes silence. No dither: the noise of
     * speech models is far above the last bit.
     */
    static short of(float amplitude) {
        int nearest = Math.round(amplitude * FULL_SCALE);
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, nearest));
    }

    /** Converts every sample of {@code pcm}. */
    static short[] of(Pcm pcm) {
        FloatBuffer samples = pcm.samples();
        short[] quantized = new short[samples.remaining()];
        for (int i = 0; i < quantized.length; i++) {
            quantized[i] = of(samples.get(i));
        }
        return quantized;
    }

    /** Returns {@code samples} as bytes, the low byte first. */
    static byte[] littleEndian(short[] samples) {
        byte[] bytes = new byte[Math.multiplyExact(2, samples.length)];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }
}
