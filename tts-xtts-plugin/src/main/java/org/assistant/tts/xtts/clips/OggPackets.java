package org.assistant.tts.xtts.clips;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The packets of the first stream in an Ogg file (RFC 3533); those of other streams are skipped. */
final class OggPackets {

    private static final int MAGIC =
            ByteBuffer.wrap("OggS".getBytes(StandardCharsets.US_ASCII)).getInt();
    private static final int FLAGS_AT = 5;
    private static final int SERIAL_AT = 14;
    private static final int CHECKSUM_AT = 22;
    private static final int SEGMENTS_AT = 26;
    private static final int HEADER_BYTES = 27;
    private static final int FLAG_LAST = 4;

    /** A segment of this length continues in the next one. */
    private static final int FULL_SEGMENT = 255;

    private static final int POLYNOMIAL = 0x04C11DB7;

    private final byte[] file;
    private final Deque<byte[]> whole = new ArrayDeque<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private int at;
    private int serial;
    private boolean first = true;
    private boolean ended;

    OggPackets(byte[] file) {
        this.file = file;
    }

    /**
     * Returns the next packet, or nothing at the end of the stream.
     *
     * @throws IOException if a page is damaged
     */
    Optional<byte[]> next() throws IOException {
        while (whole.isEmpty() && !ended && at < file.length) {
            page();
        }
        return Optional.ofNullable(whole.poll());
    }

    private void page() throws IOException {
        if (file.length - at < HEADER_BYTES) {
            throw new EOFException();
        }
        int segments = file[at + SEGMENTS_AT] & 0xFF;
        int body = at + HEADER_BYTES + segments;
        int end = body;
        for (int i = 0; i < segments && body <= file.length; i++) {
            end += file[at + HEADER_BYTES + i] & 0xFF;
        }
        if (end > file.length || body > file.length) {
            throw new EOFException();
        }
        ByteBuffer page = ByteBuffer.wrap(file, at, end - at).slice().order(ByteOrder.LITTLE_ENDIAN);
        if (ByteBuffer.wrap(file, at, Integer.BYTES).getInt() != MAGIC
                || page.getInt(CHECKSUM_AT) != checksum(at, end)) {
            throw new IOException("it is damaged");
        }
        if (first) {
            serial = page.getInt(SERIAL_AT);
            first = false;
        }
        if (page.getInt(SERIAL_AT) == serial) {
            cut(body, segments);
            ended = (page.get(FLAGS_AT) & FLAG_LAST) != 0;
        }
        at = end;
    }

    private void cut(int body, int segments) {
        int from = body;
        for (int i = 0; i < segments; i++) {
            int length = file[at + HEADER_BYTES + i] & 0xFF;
            begun.write(file, from, length);
            from += length;
            if (length < FULL_SEGMENT) {
                whole.add(begun.toByteArray());
                begun.reset();
            }
        }
    }

    /** CRC-32 of the page, its own checksum counted as 0. */
    private int checksum(int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            boolean own = i >= from + CHECKSUM_AT && i < from + CHECKSUM_AT + Integer.BYTES;
            crc ^= own ? 0 : file[i] << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ (crc < 0 ? POLYNOMIAL : 0);
            }
        }
        return crc;
    }
}
