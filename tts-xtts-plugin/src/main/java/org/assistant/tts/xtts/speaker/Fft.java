package org.assistant.tts.xtts.speaker;

/** The discrete Fourier transform of a power-of-two length, radix 2, in place. Immutable; thread-safe. */
final class Fft {

    private final int size;
    private final int[] reversed; // (size), each index with its bits reversed
    private final double[] cosines; // (size / 2)
    private final double[] sines; // (size / 2)

    /** @param size of the transform, a power of two from 2 on */
    Fft(int size) {
        if (size < 2 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be a power of two, was " + size);
        }
        this.size = size;
        reversed = new int[size];
        int unused = 32 - Integer.numberOfTrailingZeros(size);
        for (int i = 0; i < size; i++) {
            reversed[i] = Integer.reverse(i) >>> unused;
        }
        cosines = new double[size / 2];
        sines = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosines[i] = Math.cos(2 * Math.PI * i / size);
            sines[i] = -Math.sin(2 * Math.PI * i / size);
        }
    }

    /** Replaces the signal with its spectrum; the inverse is the same with both arrays exchanged, times {@code 1 / size}. */
    void transform(double[] real, double[] imaginary) {
        for (int i = 0; i < size; i++) {
            int j = reversed[i];
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        for (int half = 1; half < size; half *= 2) {
            int step = size / (2 * half);
            for (int start = 0; start < size; start += 2 * half) {
                for (int i = start, root = 0; i < start + half; i++, root += step) {
                    int j = i + half;
                    double re = real[j] * cosines[root] - imaginary[j] * sines[root];
                    double im = real[j] * sines[root] + imaginary[j] * cosines[root];
                    real[j] = real[i] - re;
                    imaginary[j] = imaginary[i] - im;
                    real[i] += re;
                    imaginary[i] += im;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
