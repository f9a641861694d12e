package org.assistant.tts.xtts.clips;

import java.io.EOFException;

/** Reads bits, starting with the highest of a byte. Not safe for use by several threads. */
final class BitReader {

    private final byte[] bytes;
    private long position; // in bits

    /** @param start index of the first byte */
    BitReader(byte[] bytes, int start) {
        this.bytes = bytes;
        position = 8L * start;
    }

    /** Index of the next byte; the reader must be at its first bit. */
    int bytePosition() {
        return (int) (position / 8);
    }

    /** Skips to the next whole byte. */
    void align() {
        position = (position + 7) / 8 * 8;
    }

    boolean atEnd() {
        return position >= 8L * bytes.length;
    }

    /**
     * Returns the next {@code count} bits as an unsigned number.
     *
     * @param count from 0 to 32
     */
    long unsigned(int count) throws EOFException {
        if (position + count > 8L * bytes.length) {
            throw new EOFException();
        }
        long value = 0;
        for (int left = count; left > 0; ) {
            int offset = (int) (position % 8);
            int taken = Math.min(left, 8 - offset);
            int octet = bytes[(int) (position / 8)] & 0xFF;
            value = value << taken | ((octet >> (8 - offset - taken)) & ((1 << taken) - 1));
            position += taken;
            left -= taken;
        }
        return value;
    }

    /** Returns the next {@code count} bits, at most 31, as an unsigned number. */
    int bits(int count) throws EOFException {
        return (int) unsigned(count);
    }

    /**
     * Returns the next {@code count} bits as a signed number.
     *
     * @param count from 0 to 33
     */
    long signed(int count) throws EOFException {
        if (count == 0) {
            return 0;
        }
        long sign = -unsigned(1);
        return sign << (count - 1) | unsigned(count - 1);
    }

    /** Returns the number of zeros before the next one bit, and reads past it. */
    int zeros() throws EOFException {
        int zeros = 0;
        while (unsigned(1) == 0) {
            zeros++;
        }
        return zeros;
    }
}
