package org.assistant.tts.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes packets in Ogg pages (RFC 3533), one logical stream. Written by hand, since the libraries that write pages bring a Vorbis
 * decoder or a tag editor to every application that has a speech engine.
 */
final class OggPages {

    private static final int HEADER_BYTES = 27;
    private static final int CHECKSUM_AT = 22;
    private static final int FLAG_FIRST = 2;
    private static final int FLAG_LAST = 4;

    /** A packet is listed as segments of this many bytes and a shorter last one. */
    private static final int SEGMENT_BYTES = 255;

    private static final int[] CRC = new int[256];

    static {
        for (int i = 0; i < CRC.length; i++) {
            int crc = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc << 1) ^ ((crc >> 31) & 0x04C11DB7); // the polynomial of RFC 3533
            }
            CRC[i] = crc;
        }
    }

    private final OutputStream out;
    private final int serial;
    private final ByteArrayOutputStream lengths = new ByteArrayOutputStream();
    private final ByteArrayOutputStream packets = new ByteArrayOutputStream();
    private int pages;

    /** @param serial identifies the logical stream within a file */
    OggPages(OutputStream out, int serial) {
        this.out = out;
        this.serial = serial;
    }

    /** Adds {@code packet} to the current page; the caller ends the page before it has 255 segments. */
    void add(byte[] packet, int length) {
        for (int left = length; left >= SEGMENT_BYTES; left -= SEGMENT_BYTES) {
            lengths.write(SEGMENT_BYTES);
        }
        lengths.write(length % SEGMENT_BYTES);
        packets.write(packet, 0, length);
    }

    /**
     * Writes the page.
     *
     * @param granule position of the end of the last packet in the stream, in the codec's units
     * @param last whether the stream ends here
     */
    void endPage(long granule, boolean last) throws IOException {
        byte[] page = ByteBuffer.allocate(HEADER_BYTES + lengths.size() + packets.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OggS".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0) // version
                .put((byte) ((pages == 0 ? FLAG_FIRST : 0) | (last ? FLAG_LAST : 0)))
                .putLong(granule)
                .putInt(serial)
                .putInt(pages)
                .putInt(0) // checksum, counted as 0
                .put((byte) lengths.size())
                .put(lengths.toByteArray())
                .put(packets.toByteArray())
                .array();
        ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).putInt(CHECKSUM_AT, checksum(page));
        out.write(page);
        pages++;
        lengths.reset();
        packets.reset();
    }

    private static int checksum(byte[] page) {
        int crc = 0;
        for (byte b : page) {
            crc = (crc << 8) ^ CRC[(crc >>> 24) ^ (b & 0xFF)];
        }
        return crc;
    }
}
