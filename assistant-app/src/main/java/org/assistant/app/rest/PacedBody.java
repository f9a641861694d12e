package org.assistant.app.rest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A request's body that comes fast enough. The server waits for each byte only so long, but a client that sends one a second
 * would hold a thread for hours. What breaks off is the client's failure, not ours.
 */
final class PacedBody extends FilterInputStream {

    /** As long as the server waits for a byte. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** Slower than any modem. */
    private static final long LEAST_BYTES_A_SECOND = 1_000;

    private static final int REQUEST_TIMEOUT = 408;

    private final LongSupplier clock;
    private final long begun;
    private long came;

    PacedBody(InputStream body) {
        this(body, System::nanoTime);
    }

    /** @param clock tells nanoseconds */
    PacedBody(InputStream body, LongSupplier clock) {
        super(body);
        this.clock = clock;
        begun = clock.getAsLong();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(bytes, offset, length);
        } catch (IOException e) {
            throw late("the body of the request broke off");
        }
        came += Math.max(0, read);
        Duration taken = Duration.ofNanos(clock.getAsLong() - begun).minus(GRACE);
        if (read >= 0 && taken.toSeconds() * LEAST_BYTES_A_SECOND > came) {
            throw late("the body of the request comes too slowly");
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 8192)).length;
    }

    private static RuntimeException late(String message) {
        return new ApiError(REQUEST_TIMEOUT, message, "", "request_timeout").exception();
    }
}
