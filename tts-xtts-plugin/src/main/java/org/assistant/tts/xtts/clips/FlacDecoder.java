package org.assistant.tts.xtts.clips;

import java.io.EOFException;
import java.io.IOException;

/**
 * Decodes FLAC (RFC 9639). Checks the checksum of each frame, but not that of the whole file. Written by hand: jFLAC (1.5.2) allocates
 * what the header says, so that a file of 54 bytes takes 2 GB of heap. It checks this class in the tests.
 */
final class FlacDecoder {

    private static final int MAGIC_BYTES = 4;
    private static final int BLOCK_HEADER_BYTES = 4;
    private static final int STREAM_INFO = 0;
    private static final int STREAM_INFO_BYTES = 34;
    private static final int SYNC = 0x3FFE;

    /** Codes of the channel assignment: up to 8 plain ones, then pairs with a difference. */
    private static final int LEFT_SIDE = 8;

    private static final int SIDE_RIGHT = 9;
    private static final int MID_SIDE = 10;

    private static final int[] RATES = {
        0, 88_200, 176_400, 192_000, 8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
    };
    private static final int[] SAMPLE_BITS = {0, 8, 12, 0, 16, 20, 24, 32};

    private final byte[] bytes;
    private final MonoSamples samples;
    private int streamRate;
    private int streamSampleBits;

    private FlacDecoder(byte[] bytes, MonoSamples samples) {
        this.bytes = bytes;
        this.samples = samples;
    }

    /** @throws IOException as {@link ClipFormat#decode} */
    static void decode(byte[] bytes, MonoSamples samples) throws IOException {
        FlacDecoder decoder = new FlacDecoder(bytes, samples);
        BitReader bits = new BitReader(bytes, decoder.metadata());
        while (!bits.atEnd() && !samples.isFull()) {
            decoder.frame(bits);
        }
    }

    /** Reads the metadata before the frames, and returns the index of the first frame. */
    private int metadata() throws IOException {
        int at = MAGIC_BYTES;
        boolean last = false;
        while (!last) {
            BitReader bits = new BitReader(bytes, at);
            last = bits.bits(1) == 1;
            int type = bits.bits(7);
            int length = bits.bits(24);
            if (type == STREAM_INFO && length >= STREAM_INFO_BYTES) {
                bits.unsigned(32); // sizes of blocks
                bits.unsigned(24); // sizes of frames
                bits.unsigned(24);
                streamRate = bits.bits(20);
                bits.bits(3); // channels: each frame has its own number
                streamSampleBits = bits.bits(5) + 1;
            }
            at += BLOCK_HEADER_BYTES + length;
            if (at > bytes.length) {
                throw new EOFException();
            }
        }
        return at;
    }

    private void frame(BitReader bits) throws IOException {
        int start = bits.bytePosition();
        if (bits.bits(14) != SYNC || bits.bits(1) != 0) {
            throw damaged();
        }
        bits.bits(1); // whether blocks differ in size
        int sizeCode = bits.bits(4);
        int rateCode = bits.bits(4);
        int assignment = bits.bits(4);
        int bitsCode = bits.bits(3);
        bits.bits(1);
        skipNumber(bits);
        int blockSize = blockSize(bits, sizeCode);
        int rate = rate(bits, rateCode);
        bits.bits(8); // the header's own checksum
        int sampleBits = bitsCode == 0 ? streamSampleBits : SAMPLE_BITS[bitsCode];
        int channels = assignment < LEFT_SIDE ? assignment + 1 : 2;
        if (assignment > MID_SIDE || sampleBits < 4) {
            throw damaged();
        }
        samples.format(channels, rate);
        long[][] block = new long[channels][];
        FlacSubframe subframe = new FlacSubframe(bits);
        for (int channel = 0; channel < channels; channel++) {
            boolean side = assignment == SIDE_RIGHT ? channel == 0 : assignment >= LEFT_SIDE && channel == 1;
            block[channel] = subframe.decode(blockSize, sampleBits + (side ? 1 : 0));
        }
        bits.align();
        int end = bits.bytePosition();
        if (bits.bits(16) != checksum(start, end)) {
            throw damaged();
        }
        mix(block, assignment, Math.scalb(1.0, 1 - sampleBits));
    }

    private void mix(long[][] block, int assignment, double scale) {
        for (int i = 0; i < block[0].length; i++) {
            long sum = 0;
            for (long[] channel : block) {
                sum += channel[i];
            }
            if (assignment == LEFT_SIDE) {
                sum = 2 * block[0][i] - block[1][i]; // left + (left - side)
            } else if (assignment == SIDE_RIGHT) {
                sum = block[0][i] + 2 * block[1][i];
            } else if (assignment == MID_SIDE) {
                sum = 2 * block[0][i] + (block[1][i] & 1);
            }
            samples.add(sum * scale);
        }
    }

    /** Skips the number of the frame or of its first sample, which is encoded like a character in UTF-8. */
    private static void skipNumber(BitReader bits) throws IOException {
        int first = bits.bits(8);
        for (int mask = 0x40; first >= 0xC0 && (first & mask) != 0; mask >>= 1) {
            bits.bits(8);
        }
    }

    private static int blockSize(BitReader bits, int code) throws IOException {
        return switch (code) {
            case 0 -> throw damaged();
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576 << (code - 2);
            case 6 -> bits.bits(8) + 1;
            case 7 -> bits.bits(16) + 1;
            default -> 256 << (code - 8);
        };
    }

    private int rate(BitReader bits, int code) throws IOException {
        return switch (code) {
            case 0 -> streamRate;
            case 12 -> bits.bits(8) * 1000;
            case 13 -> bits.bits(16);
            case 14 -> bits.bits(16) * 10;
            case 15 -> throw damaged();
            default -> RATES[code];
        };
    }

    /** CRC-16 with the polynomial 0x8005. */
    private int checksum(int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= (bytes[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ ((crc & 0x8000) != 0 ? 0x18005 : 0);
            }
        }
        return crc;
    }

    private static IOException damaged() {
        return new IOException("it is damaged");
    }
}
