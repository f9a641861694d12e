package org.assistant.app.rest.connection;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.app.rest.body.ApiError;

/**
 * The content of a body that arrives in chunks (RFC 9112, section 7.1), for a server that does not decode them. What a chunk says
 * besides its size, and the fields after the last one, are ignored. A body that is malformed or breaks off is refused with status
 * 400.
 */
final class ChunkedBody extends ServletInputStream {

    /** Of a size with its extensions, or of a field after the last chunk. */
    private static final int LONGEST_LINE = 8 * 1024;

    private static final int MOST_FIELDS = 100;

    /** 15 digits fit into a long. */
    private static final Pattern SIZE = Pattern.compile("([0-9A-Fa-f]{1,15})[ \t]*(;.*)?");

    private final PacedBody in;
    private long left;
    private boolean begun;
    private boolean finished;

    ChunkedBody(PacedBody in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        if (left == 0 && !finished) {
            nextChunk();
        }
        if (finished) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(most, left));
        if (read < 0) {
            throw malformed();
        }
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        if (begun && !line().isEmpty()) {
            throw malformed();
        }
        begun = true;
        Matcher size = SIZE.matcher(line());
        if (!size.matches()) {
            throw malformed();
        }
        left = Long.parseLong(size.group(1), 16);
        if (left == 0) {
            skipFields();
            finished = true;
            in.release();
        }
    }

    private void skipFields() throws IOException {
        for (int fields = 0; !line().isEmpty(); fields++) {
            if (fields == MOST_FIELDS) {
                throw malformed();
            }
        }
    }

    /** The next line, without the CR LF at its end. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw malformed();
            }
            line.append((char) next);
        }
        int end = line.length() - 1;
        if (end < 0 || line.charAt(end) != '\r') {
            throw malformed();
        }
        return line.substring(0, end);
    }

    private RuntimeException malformed() {
        return in.refused(
                new ApiError(ApiError.BAD_REQUEST, "the chunks of the body are malformed", "", "malformed_body"));
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), left);
    }

    @Override
    public boolean isFinished() {
        return finished;
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
