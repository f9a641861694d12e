package org.assistant.app.rest.connection;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.body.JsonBody;

/** A request body of bounded length: reading beyond the bound fails with status 413. */
public final class BoundedBody extends FilterInputStream {

    private final int most;
    private long left;

    /** @param most the bound in bytes */
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
        return false; // bytes that are read again would be counted again
    }

    private void count(long bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            JsonBody.drain(in);
            throw ApiError.tooLarge(most).exception();
        }
    }
}
