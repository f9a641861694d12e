// SPDX-License-Identifier: GPL-3.0-or-later
package org.assistant.tts.espeak;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The frames of the pipe. A request is its length in bytes as a big-endian int and as many bytes of UTF-8; an answer has one
 * more byte before that, its kind.
 */
final class Frames {

    /** eSpeak NG is loaded; the text is its version. */
    static final char READY = 'R';

    /** The text is phonemes. */
    static final char PHONEMES = 'P';

    /** The text is the reason why there are no phonemes; it never contains the text of the request. */
    static final char FAILURE = 'E';

    /** The longest request in bytes: no caller needs more, and a greater length means that the pipe is out of sync. */
    static final int LONGEST_REQUEST = 4096;

    /** The longest answer in bytes; spelled-out digits make it some twenty times as long as the request. */
    static final int LONGEST_ANSWER = 1 << 17;

    private Frames() {}

    /**
     * Returns the next request; empty if the input ended before it.
     *
     * @throws IOException if the input ended inside a request or the length is out of range
     */
    static Optional<String> readRequest(DataInputStream in) throws IOException {
        in.mark(1);
        if (in.read() < 0) {
            return Optional.empty();
        }
        in.reset();
        int length = in.readInt();
        if (length < 0 || length > LONGEST_REQUEST) {
            throw new IOException("length of a request must be 0 to " + LONGEST_REQUEST + ", was " + length);
        }
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }

    /** Writes and flushes one answer; text beyond {@link #LONGEST_ANSWER} bytes is dropped. */
    static void writeAnswer(DataOutputStream out, char kind, String text) throws IOException {
        byte[] bytes = String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        byte[] bounded = bytes.length > LONGEST_ANSWER ? Arrays.copyOf(bytes, LONGEST_ANSWER) : bytes;
        out.writeByte(kind);
        out.writeInt(bounded.length);
        out.write(bounded);
        out.flush();
    }
}
