package org.assistant.tts.models.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the regular files of a tar archive in order: POSIX ustar with pax headers, and the long names and sizes of GNU tar.
 * Paths are unchecked and may contain {@code ../}; never write files to them. Written
 * by hand: Commons Compress and its dependencies have 2.5 MB, for one format.
 */
final class TarReader {

    private static final int BLOCK = 512;

    /** The largest accepted header that holds a name. */
    private static final int MOST_HEADER_BYTES = 1 << 20;

    /** A regular file; its content is read from {@link #content()} before {@link #next} is called again. */
    record Entry(String path, long bytes) {}

    private final InputStream in;
    private long unread;
    private long padding;

    /** @param in the archive, uncompressed; owned by the caller */
    TarReader(InputStream in) {
        this.in = in;
    }

    /**
     * Returns the next regular file; empty at the end.
     *
     * @throws IOException if the archive is damaged or truncated
     */
    Optional<Entry> next() throws IOException {
        String longPath = null;
        long longSize = -1;
        while (true) {
            in.skipNBytes(unread + padding);
            unread = 0;
            padding = 0;
            byte[] header = in.readNBytes(BLOCK);
            if (header.length == 0 || isEnd(header)) {
                return Optional.empty();
            }
            requireChecksum(header);
            long size = longSize >= 0 ? longSize : number(header, 124, 12);
            unread = size;
            padding = (BLOCK - size % BLOCK) % BLOCK;
            char type = (char) header[156];
            if (type == '0' || type == 0) {
                return Optional.of(new Entry(longPath == null ? path(header) : longPath, size));
            }
            if (type == 'x') {
                byte[] pax = headerContent();
                longPath = paxValue(pax, "path").orElse(longPath);
                Optional<String> paxSize = paxValue(pax, "size");
                if (paxSize.isPresent()) {
                    longSize = digits(paxSize.get(), 10);
                }
            } else if (type == 'L') {
                longPath = text(headerContent(), 0, MOST_HEADER_BYTES);
            } else {
                longPath = null;
                longSize = -1;
            }
        }
    }

    /** The content of the file that {@link #next} returned. */
    InputStream content() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (unread == 0) {
                    return -1;
                }
                int count = in.read(buffer, offset, (int) Math.min(length, unread));
                if (count < 0) {
                    throw new EOFException("the archive is cut off");
                }
                unread -= count;
                return count;
            }
        };
    }

    private byte[] headerContent() throws IOException {
        if (unread > MOST_HEADER_BYTES) {
            throw new IOException("a header of the archive has " + unread + " bytes");
        }
        byte[] content = in.readNBytes((int) unread);
        unread -= content.length;
        return content;
    }

    private static boolean isEnd(byte[] header) {
        return header.length == BLOCK && Arrays.equals(header, new byte[BLOCK]);
    }

    private static void requireChecksum(byte[] header) throws IOException {
        if (header.length < BLOCK) {
            throw new EOFException("the archive is cut off");
        }
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(header, 148, 8)) {
            throw new IOException("the archive is damaged");
        }
    }

    private static String path(byte[] header) {
        String name = text(header, 0, 100);
        String prefix = text(header, 257, 5).equals("ustar") && header[262] == 0 ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] bytes, int from, int most) {
        int end = from;
        while (end < Math.min(bytes.length, from + most) && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    /** Reads octal digits or, for larger numbers (GNU), a big-endian number whose first bit is set. */
    private static long number(byte[] header, int from, int length) throws IOException {
        if ((header[from] & 0x80) != 0) {
            long value = header[from] & 0x7f;
            for (int i = from + 1; i < from + length; i++) {
                value = (value << 8) | (header[i] & 0xff);
            }
            return requireSize(value);
        }
        String digits = text(header, from, length).strip();
        return digits.isEmpty() ? 0 : digits(digits, 8);
    }

    private static long digits(String text, int radix) throws IOException {
        try {
            return requireSize(Long.parseLong(text, radix));
        } catch (NumberFormatException e) {
            throw new IOException("the archive is damaged", e);
        }
    }

    private static long requireSize(long value) throws IOException {
        if (value < 0 || value > Long.MAX_VALUE - BLOCK) {
            throw new IOException("the archive is damaged");
        }
        return value;
    }

    /** Finds the value of {@code key} in records of the form {@code "LENGTH KEY=VALUE\n"}. */
    private static Optional<String> paxValue(byte[] records, String key) throws IOException {
        Optional<String> value = Optional.empty();
        int at = 0;
        while (at < records.length) {
            int space = at;
            while (space < records.length && records[space] >= '0' && records[space] <= '9') {
                space++;
            }
            if (space == at || space - at > 9 || space == records.length) {
                throw new IOException("the archive is damaged");
            }
            int length = Integer.parseInt(new String(records, at, space - at, StandardCharsets.US_ASCII));
            if (length <= space - at + 1 || at + length > records.length) {
                throw new IOException("the archive is damaged");
            }
            String record = new String(records, space + 1, at + length - space - 2, StandardCharsets.UTF_8);
            if (record.startsWith(key + "=")) {
                value = Optional.of(record.substring(key.length() + 1));
            }
            at += length;
        }
        return value;
    }
}
