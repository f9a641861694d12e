package org.assistant.app.rest.connection;

import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;

/**
 * The body of a multipart form (RFC 2046) with bounds for the number of its parts and the length of their headers. The server
 * makes objects of all parts before the application sees the first: a hundred thousand empty parts in five megabytes took its
 * whole memory.
 *
 * <p>A form that is refused or breaks off ends here like a good one, and {@link #refusal} says why. The server deletes the
 * temporary files of large parts only if it reaches the end of the form.
 */
public final class BoundedParts extends FilterInputStream {

    /** The clips of a voice and its text fields are about a dozen. */
    static final int MOST_PARTS = 64;

    static final int MOST_HEADER_BYTES = 8192;

    private static final int END_HYPHENS = 2;

    private final byte[] delimiter;
    private final InputStream end;
    private WebApplicationException refusal;
    private boolean ended;
    private int hyphens;
    private int matched = 1; // the first delimiter needs no line before it
    private boolean inHeaders;
    private int headerBytes;
    private int lineBytes;
    private int parts;

    /** @param boundary between two parts, from the content type */
    public BoundedParts(InputStream body, String boundary) {
        super(body);
        // A delimiter begins a line; after it come white space or the two hyphens of the end.
        delimiter = ("\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // Ends the form also in the middle of a part's headers.
        end = new ByteArrayInputStream(("\r\n\r\n\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Why the form is refused; empty if it was read to its end and accepted. */
    public Optional<WebApplicationException> refusal() {
        return Optional.ofNullable(refusal);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (refusal == null) {
            try {
                int read = super.read(bytes, offset, length);
                for (int i = offset; i < offset + read; i++) {
                    look(bytes[i]);
                }
                if (read >= 0 || ended) {
                    return read;
                }
                refusal = malformed("the form has no end: its last line must be the boundary with \"--\" after it");
            } catch (WebApplicationException e) {
                refusal = e;
            }
        }
        return end.read(bytes, offset, length);
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, MOST_HEADER_BYTES)).length;
    }

    @Override
    public boolean markSupported() {
        return false; // bytes that are read again would be counted again
    }

    private void look(byte octet) throws IOException {
        if (ended) {
            return;
        }
        if (inHeaders) {
            header(octet);
        } else if (octet == delimiter[matched]) {
            matched++;
            if (matched == delimiter.length) {
                begin();
            }
        } else {
            matched = octet == delimiter[0] ? 1 : 0; // this byte occurs nowhere else in the delimiter
        }
    }

    private void begin() throws IOException {
        parts++;
        if (parts > MOST_PARTS + 1) { // the last delimiter ends the form
            throw refused("the form may have at most " + MOST_PARTS + " parts");
        }
        inHeaders = true;
        headerBytes = 0;
        hyphens = 0;
        lineBytes = 1; // the delimiter's own line is not empty
    }

    /** Takes a byte of a part's headers, which an empty line ends. */
    private void header(byte octet) throws IOException {
        headerBytes++;
        hyphens += octet == '-' && hyphens == headerBytes - 1 ? 1 : 0;
        if (hyphens == END_HYPHENS) {
            ended = true;
            return;
        }
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

    private WebApplicationException refused(String message) throws IOException {
        JsonBody.drain(in);
        return malformed(message);
    }

    private static WebApplicationException malformed(String message) {
        return new ApiError(ApiError.BAD_REQUEST, message, "", "malformed_body").exception();
    }
}
