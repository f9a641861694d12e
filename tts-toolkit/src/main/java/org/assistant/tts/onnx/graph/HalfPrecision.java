package org.assistant.tts.onnx.graph;

/** Converts to float16: a sign, five bits of exponent, ten of fraction (IEEE 754 binary16). */
final class HalfPrecision {

    /** Bits of 2^-14 as float32, the smallest normal float16. */
    private static final int SMALLEST_NORMAL = 0x38800000;

    /** Bits of 2^16 as float32; from here on the result is infinite. */
    private static final int TOO_LARGE = 0x47800000;

    private static final int INFINITE = 0x7C00;
    private static final int NOT_A_NUMBER = 0x7E00;

    private HalfPrecision() {}

    /** Returns the bits of the float16 nearest to {@code value}; ties go to the even fraction. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = (bits >>> 16) & 0x8000;
        int magnitude = bits & 0x7FFFFFFF;
        int half;
        if (Float.isNaN(value)) {
            half = NOT_A_NUMBER;
        } else if (magnitude >= TOO_LARGE) {
            half = INFINITE;
        } else if (magnitude >= SMALLEST_NORMAL) {
            int rebiased = magnitude - SMALLEST_NORMAL + (1 << 23);
            // A carry out of the fraction correctly raises the exponent, up to infinity.
            half = (rebiased + 0xFFF + ((rebiased >>> 13) & 1)) >>> 13;
        } else {
            half = (int) Math.rint(Math.abs(value) * 0x1p24);
        }
        return (short) (sign | half);
    }
}
