package org.assistant.tts.audio;

import java.nio.FloatBuffer;
import org.assistant.tts.spi.Pcm;

/** The one place where samples become 16-bit integers. */
final class Pcm16 {

    /** What 1.0 is worth, so that a 16-bit sample that was read and written again is the same. */
    private static final float FULL_SCALE = 32768;

    private Pcm16() {}

    /**
     * The nearest 16-bit sample; amplitudes beyond full scale stay at full scale and don't wrap around, a value that is
     * not a number is silence. No dither: speech models leave noise of their own far above the last bit.
     */
    static short of(float amplitude) {
        int nearest = Math.round(amplitude * FULL_SCALE);
        return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, nearest));
    }

    /** Every sample of {@code pcm}. */
    static short[] of(Pcm pcm) {
        FloatBuffer samples = pcm.samples();
        short[] quantized = new short[samples.remaining()];
        for (int i = 0; i < quantized.length; i++) {
            quantized[i] = of(samples.get(i));
        }
        return quantized;
    }

    /** {@code samples} as bytes, the low byte first. */
    static byte[] littleEndian(short[] samples) {
        byte[] bytes = new byte[Math.multiplyExact(2, samples.length)];
        for (int i = 0; i < samples.length; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return bytes;
    }
}
