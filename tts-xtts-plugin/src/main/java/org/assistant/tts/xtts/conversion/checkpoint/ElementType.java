package org.assistant.tts.xtts.conversion.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** A number format that PyTorch stores, little-endian. */
enum ElementType {
    FLOAT("FloatStorage", 4) {
        @Override
        void toFloats(ByteBuffer from, float[] to, int offset, int count) {
            from.asFloatBuffer().get(to, offset, count);
        }
    },
    DOUBLE("DoubleStorage", 8) {
        @Override
        void toFloats(ByteBuffer from, float[] to, int offset, int count) {
            for (int i = 0; i < count; i++) {
                to[offset + i] = (float) from.getDouble(8 * i);
            }
        }
    },
    HALF("HalfStorage", 2) {
        @Override
        void toFloats(ByteBuffer from, float[] to, int offset, int count) {
            for (int i = 0; i < count; i++) {
                to[offset + i] = half(from.getShort(2 * i));
            }
        }
    },
    BFLOAT16("BFloat16Storage", 2) {
        @Override
        void toFloats(ByteBuffer from, float[] to, int offset, int count) {
            for (int i = 0; i < count; i++) {
                to[offset + i] = Float.intBitsToFloat(from.getShort(2 * i) << 16);
            }
        }
    },
    LONG("LongStorage", 8) {
        @Override
        void toFloats(ByteBuffer from, float[] to, int offset, int count) {
            for (int i = 0; i < count; i++) {
                to[offset + i] = from.getLong(8 * i);
            }
        }
    },
    INT("IntStorage", 4) {
        @Override
        void toFloats(ByteBuffer from, float[] to, int offset, int count) {
            for (int i = 0; i < count; i++) {
                to[offset + i] = from.getInt(4 * i);
            }
        }
    };

    private final String storage;
    private final int bytes;

    ElementType(String storage, int bytes) {
        this.storage = storage;
        this.bytes = bytes;
    }

    /** Returns the element type of a PyTorch storage class such as {@code FloatStorage}. */
    static Optional<ElementType> of(String storage) {
        return Arrays.stream(values())
                .filter(type -> type.storage.equals(storage))
                .findFirst();
    }

    /** Bytes of one element. */
    int bytes() {
        return bytes;
    }

    /**
     * Converts the first {@code count} elements of {@code from}, a little-endian buffer at position 0, into {@code to} at
     * {@code offset}.
     */
    abstract void toFloats(ByteBuffer from, float[] to, int offset, int count);

    /** Converts a number in IEEE 754 binary16. */
    private static float half(short bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        float magnitude;
        if (exponent == 0x1F) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else if (exponent == 0) {
            magnitude = fraction * 0x1p-24f;
        } else {
            magnitude = Math.scalb(1 + fraction * 0x1p-10f, exponent - 15);
        }
        return bits < 0 ? -magnitude : magnitude;
    }
}
