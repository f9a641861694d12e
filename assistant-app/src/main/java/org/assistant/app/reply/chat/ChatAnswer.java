package org.assistant.app.reply.chat;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a chat endpoint's answer, a stream of events. Reading fails once an event or the whole body is longer than any
 * reply needs, since LangChain4j gathers lines and events in memory and keeps all events to the end.
 */
final class ChatAnswer extends FilterInputStream {

    /** The longest event apart from its text; some endpoints repeat a lot in each event. */
    private static final int EVENT_BYTES = 1 << 18;

    /** The most bytes of events that are not spoken, such as some 15,000 pieces of a model's reasoning. */
    private static final int UNSPOKEN_BYTES = 1 << 23;

    /** A character takes at most six bytes in JSON. */
    private static final int BYTES_A_CHARACTER = 6;

    /** For a reply with one event for each character. */
    private static final int STREAMED_BYTES_A_CHARACTER = 1 << 10;

    /** The memory that an event takes in addition to its bytes. */
    private static final int EVENT_OVERHEAD_BYTES = 1 << 8;

    private final long mostEventBytes;
    private final long mostBytes;
    private long eventBytes;
    private long bytes;
    private boolean lineBegun;
    private int last;

    /** @param mostCharacters the longest reply */
    ChatAnswer(InputStream body, int mostCharacters) {
        super(body);
        mostEventBytes = EVENT_BYTES + (long) BYTES_A_CHARACTER * mostCharacters;
        mostBytes = UNSPOKEN_BYTES + (long) STREAMED_BYTES_A_CHARACTER * mostCharacters;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            count(buffer[i]);
        }
        if (eventBytes > mostEventBytes || bytes > mostBytes) {
            throw new TooLong();
        }
        return read;
    }

    /** Lines end with CR, LF or both; an empty one ends an event. */
    private void count(int octet) {
        bytes++;
        eventBytes++;
        boolean secondHalf = octet == '\n' && last == '\r';
        if (octet != '\n' && octet != '\r') {
            lineBegun = true;
        } else if (!secondHalf) {
            if (!lineBegun) {
                bytes += EVENT_OVERHEAD_BYTES;
                eventBytes = 0;
            }
            lineBegun = false;
        }
        last = octet;
    }

    /** The answer is longer than any reply needs. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("longer than any reply needs");
        }
    }
}
