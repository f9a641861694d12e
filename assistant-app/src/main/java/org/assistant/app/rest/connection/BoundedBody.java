package org.assistant.app.rest.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;

/** A request's body that may not be longer than it may be: reading on is a refusal with status 413. */
public final class BoundedBody extends FilterInputStream {

    private final int most;
    private long left;

    /** @param most bytes that may be read */
    public BoundedBody(InputStream body, int most) {
        super(body);
        this.most = most;
        left = most;
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
            count(1);
        }
        return octet;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        count(Math.max(0, read));
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false; // what is read again would count again
    }

    private void count(long bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            JsonBody.drain(in);
            throw ApiError.tooLarge(most).exception();
        }
    }
}
