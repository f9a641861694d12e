package org.assistant.app.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The body of a form with files, as RFC 2046 has it, that may not have more parts, or longer headers of one, than it may:
 * reading on is a refusal with status 400. The server makes objects of all of them before anybody sees the first; a hundred
 * thousand empty parts in five megabytes took its whole memory.
 */
final class BoundedParts extends FilterInputStream {

    /** The clips of a voice and its texts are a dozen. */
    static final int MOST_PARTS = 64;

    static final int MOST_HEADER_BYTES = 8192;

    private final byte[] delimiter;
    private int matched = 1; // the first delimiter needs no line before it
    private boolean inHeaders;
    private int headerBytes;
    private int lineBytes;
    private int parts;

    /** @param boundary between two parts, as the content type tells it */
    BoundedParts(InputStream body, String boundary) {
        super(body);
        // Each line that begins so; what follows is white space or the end's two hyphens.
        delimiter = ("\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
            look((byte) octet);
        }
        return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        for (int i = offset; i < offset + read; i++) {
            look(bytes[i]);
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, MOST_HEADER_BYTES)).length;
    }

    @Override
    public boolean markSupported() {
        return false; // what is read again would count again
    }

    private void look(byte octet) throws IOException {
        if (inHeaders) {
            header(octet);
        } else if (octet == delimiter[matched]) {
            matched++;
            if (matched == delimiter.length) {
                begin();
            }
        } else {
            matched = octet == delimiter[0] ? 1 : 0; // which stands nowhere else in the delimiter
        }
    }

    private void begin() throws IOException {
        parts++;
        if (parts > MOST_PARTS + 1) { // the last delimiter ends the form
            throw refused("the form may have at most " + MOST_PARTS + " parts");
        }
        inHeaders = true;
        headerBytes = 0;
        lineBytes = 1; // the delimiter's own line is not empty
    }

    /** An empty line ends them. */
    private void header(byte octet) throws IOException {
        headerBytes++;
        if (headerBytes > MOST_HEADER_BYTES) {
            throw refused("the headers of a part may have at most " + MOST_HEADER_BYTES + " bytes");
        }
        if (octet != '\n') {
            lineBytes += octet == '\r' ? 0 : 1;
        } else if (lineBytes > 0) {
            lineBytes = 0;
        } else {
            inHeaders = false;
            matched = 1; // a part without content ends at once
        }
    }

    private RuntimeException refused(String message) throws IOException {
        JsonBody.drain(in);
        return new ApiError(ApiError.BAD_REQUEST, message, "", "malformed_body").exception();
    }
}
