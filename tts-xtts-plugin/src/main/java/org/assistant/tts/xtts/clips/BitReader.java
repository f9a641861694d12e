package org.assistant.tts.xtts.clips;

import java.io.EOFException;

/** Reads bits, the highest of a byte first. Not safe for use by several threads. */
final class BitReader {

    private final byte[] bytes;
    private long position; // in bits

    /** @param start index of the first byte */
    BitReader(byte[] bytes, int start) {
        this.bytes = bytes;
        position = 8L * start;
    }

    /** Index of the next byte; the reader must stand at its first bit. */
    int bytePosition() {
        return (int) (position / 8);
    }

    /** Goes on to the next whole byte. */
    void align() {
        position = (position + 7) / 8 * 8;
    }

    boolean atEnd() {
        return position >= 8L * bytes.length;
    }

    /**
     * The next {@code count} bits as a number without sign.
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

    /** The next {@code count} bits as a small number without sign; at most 31. */
    int bits(int count) throws EOFException {
        return (int) unsigned(count);
    }

    /**
     * The next {@code count} bits as a number with sign.
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

    /** The number of zeros before the next one, which is read as well. */
    int zeros() throws EOFException {
        int zeros = 0;
        while (unsigned(1) == 0) {
            zeros++;
        }
        return zeros;
    }
}
