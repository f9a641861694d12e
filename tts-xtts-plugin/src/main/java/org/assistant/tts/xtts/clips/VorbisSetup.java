package org.assistant.tts.xtts.clips;

import java.io.EOFException;
import java.io.IOException;

/**
 * Checks the setup header of a Vorbis stream (Vorbis I, section 4.2.4) as far as it determines the memory of the decoder: a few
 * bytes can ask for gigabytes.
 */
final class VorbisSetup {

    /** Limits on the entries of all codebooks and the numbers in them; libvorbis's own have some 30,000 and 100,000. */
    private static final long MOST_ENTRIES = 1 << 18;

    private static final long MOST_VALUES = 1 << 21;

    /** Limit on the values of a packet: half the longest block, of all channels. */
    private static final int MOST_RESIDUES = (1 << 14) * ClipLimits.MOST_CHANNELS;

    private static final int FIRST_BIT = 7 * 8; // after the packet's type and "vorbis"
    private static final int BOOK = 0x564342;

    private final byte[] packet;
    private long at = FIRST_BIT; // in bits, starting with the lowest of a byte
    private long allEntries;
    private long allValues;

    private VorbisSetup(byte[] packet) {
        this.packet = packet;
    }

    /** @throws IOException if the header is damaged, or asks for more than any recording needs */
    static void check(byte[] packet) throws IOException {
        new VorbisSetup(packet).read();
    }

    private void read() throws IOException {
        int[] entries = new int[bits(8) + 1];
        int[] dimensions = new int[entries.length];
        for (int book = 0; book < entries.length; book++) {
            require(bits(24) == BOOK);
            dimensions[book] = bits(16);
            entries[book] = bits(24);
            require(dimensions[book] > 0 && entries[book] > 0);
            allEntries += entries[book];
            allValues += (long) entries[book] * dimensions[book];
            require(allEntries <= MOST_ENTRIES && allValues <= MOST_VALUES);
            lengths(entries[book]);
            values(entries[book], dimensions[book]);
        }
        skip(16L * (bits(6) + 1)); // times, which are not used
        for (int floor = bits(6); floor >= 0; floor--) {
            floor();
        }
        for (int residue = bits(6); residue >= 0; residue--) {
            residue(entries, dimensions);
        }
    }

    private void lengths(int entries) throws IOException {
        if (bits(1) == 0) {
            boolean sparse = bits(1) == 1;
            for (int entry = 0; entry < entries; entry++) {
                if (!sparse || bits(1) == 1) {
                    skip(5);
                }
            }
            return;
        }
        skip(5);
        int entry = 0;
        while (entry < entries) {
            entry += bits(Integer.SIZE - Integer.numberOfLeadingZeros(entries - entry));
        }
        require(entry == entries);
    }

    private void values(int entries, int dimensions) throws IOException {
        int lookup = bits(4);
        require(lookup <= 2);
        if (lookup == 0) {
            return;
        }
        skip(2 * 32);
        int valueBits = bits(4) + 1;
        skip(1);
        long count = lookup == 1 ? root(entries, dimensions) : (long) entries * dimensions;
        skip(count * valueBits);
    }

    /** Returns the largest number whose {@code power}-th power does not exceed {@code value}. */
    private static int root(int value, int power) {
        int root = 1;
        while (Math.pow(root + 1, power) <= value) {
            root++;
        }
        return root;
    }

    private void floor() throws IOException {
        int type = bits(16);
        require(type <= 1);
        if (type == 0) {
            skip(8 + 16 + 16 + 6 + 8);
            skip(8L * (bits(4) + 1));
            return;
        }
        int[] classes = new int[bits(5)];
        int most = -1;
        for (int i = 0; i < classes.length; i++) {
            classes[i] = bits(4);
            most = Math.max(most, classes[i]);
        }
        int[] sizes = new int[most + 1];
        for (int i = 0; i <= most; i++) {
            sizes[i] = bits(3) + 1;
            int subclasses = bits(2);
            skip(subclasses > 0 ? 8 : 0);
            skip(8L << subclasses);
        }
        skip(2);
        int pointBits = bits(4);
        for (int i : classes) {
            skip((long) sizes[i] * pointBits);
        }
    }

    private void residue(int[] entries, int[] dimensions) throws IOException {
        skip(16);
        int begin = bits(24);
        int end = bits(24);
        skip(24);
        int classes = bits(6) + 1;
        int book = bits(8);
        require(begin <= end && end <= MOST_RESIDUES && book < entries.length);
        // Each entry of the book represents this many classes.
        require(Math.pow(classes, dimensions[book]) <= entries[book]);
        int books = 0;
        for (int i = 0; i < classes; i++) {
            books += Integer.bitCount(bits(3));
            books += bits(1) == 1 ? Integer.bitCount(bits(5)) : 0;
        }
        skip(8L * books);
    }

    private int bits(int count) throws EOFException {
        skip(count);
        int value = 0;
        for (int i = 0; i < count; i++) {
            long bit = at - count + i;
            value |= (packet[(int) (bit >> 3)] >> (bit & 7) & 1) << i;
        }
        return value;
    }

    private void skip(long count) throws EOFException {
        at += count;
        if (at > 8L * packet.length) {
            throw new EOFException();
        }
    }

    private static void require(boolean fits) throws IOException {
        if (!fits) {
            throw new IOException("its headers are damaged, or ask for more than a recording needs");
        }
    }
}
