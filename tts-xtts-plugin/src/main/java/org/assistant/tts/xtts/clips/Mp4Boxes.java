package org.assistant.tts.xtts.clips;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The boxes that an MP4 file and its boxes consist of: a length, four letters, content. */
final class Mp4Boxes {

    private static final int HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 16;

    private Mp4Boxes() {}

    /**
     * Returns the contents of all boxes named {@code type} directly in {@code parent}.
     *
     * @throws EOFException if a box is longer than the rest of the data
     */
    static List<ByteBuffer> all(ByteBuffer parent, String type) throws EOFException {
        List<ByteBuffer> found = new ArrayList<>();
        ByteBuffer rest = parent.duplicate();
        while (rest.remaining() >= HEADER_BYTES) {
            int start = rest.position();
            long size = Integer.toUnsignedLong(rest.getInt(start));
            int header = HEADER_BYTES;
            if (size == 1 && rest.remaining() >= LONG_HEADER_BYTES) {
                size = rest.getLong(start + HEADER_BYTES);
                header = LONG_HEADER_BYTES;
            } else if (size == 0) { // up to the end
                size = rest.remaining();
            }
            if (size < header || size > rest.remaining()) {
                throw new EOFException();
            }
            byte[] letters = new byte[4];
            rest.get(start + 4, letters);
            if (new String(letters, StandardCharsets.ISO_8859_1).equals(type)) {
                found.add(rest.slice(start + header, (int) size - header));
            }
            rest.position(start + (int) size);
        }
        return found;
    }

    /** Returns the content of the first box at {@code path}, empty if any box of the path is missing. */
    static ByteBuffer at(ByteBuffer parent, String... path) throws EOFException {
        ByteBuffer box = parent;
        for (String type : path) {
            List<ByteBuffer> found = all(box, type);
            if (found.isEmpty()) {
                return ByteBuffer.allocate(0);
            }
            box = found.get(0);
        }
        return box;
    }
}
