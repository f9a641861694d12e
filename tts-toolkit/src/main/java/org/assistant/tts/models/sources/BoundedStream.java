package org.assistant.tts.models.sources;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails after a bounded number of bytes, since a small archive may unpack to any size. */
public final class BoundedStream extends FilterInputStream {

    private final long most;
    private long given;

    public BoundedStream(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        given += Math.max(0, read);
        if (given > most) {
            throw new IOException("it unpacks to more than " + most + " bytes");
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 1 << 16)).length;
    }
}
