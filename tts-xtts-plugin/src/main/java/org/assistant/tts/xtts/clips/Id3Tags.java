package org.assistant.tts.xtts.clips;

import java.io.EOFException;
import java.io.IOException;

/** The ID3v2 tags that an MP3 file may begin with. The decoder would allocate as many bytes as they claim. */
final class Id3Tags {

    private static final int HEADER_BYTES = 10;
    private static final int FLAGS_AT = 5;
    private static final int SIZE_AT = 6;

    /** A flag: the tag ends with a copy of its header that is not counted in its size. */
    private static final int FOOTER = 0x10;

    private Id3Tags() {}

    /**
     * Returns the end of the tags: 0 if there are none.
     *
     * @throws EOFException if the file ends first
     * @throws IOException if the size of a tag is not valid ID3v2
     */
    static int end(byte[] file) throws IOException {
        int at = 0;
        while (file.length - at >= 3 && file[at] == 'I' && file[at + 1] == 'D' && file[at + 2] == '3') {
            if (file.length - at < HEADER_BYTES) {
                throw new EOFException();
            }
            int bytes = HEADER_BYTES + size(file, at + SIZE_AT);
            bytes += (file[at + FLAGS_AT] & FOOTER) != 0 ? HEADER_BYTES : 0;
            if (bytes > file.length - at) {
                throw new EOFException();
            }
            at += bytes;
        }
        return at;
    }

    /** Four bytes with seven bits each. */
    private static int size(byte[] file, int at) throws IOException {
        int size = 0;
        for (int i = at; i < at + 4; i++) {
            if (file[i] < 0) {
                throw new IOException("its tag is damaged");
            }
            size = size << 7 | file[i];
        }
        return size;
    }
}
