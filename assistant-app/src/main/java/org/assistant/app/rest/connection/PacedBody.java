package org.assistant.app.rest.connection;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.assistant.app.rest.body.ApiError;

/**
 * A request body that must arrive fast enough. Unless it has arrived already, it needs a place among the bodies that the server
 * waits for. A body that is too slow or breaks off is refused with status 408; one without a place, with 429 or 503.
 *
 * <p>It ends at the announced length. Payara does not detect the end of the body in a request that offers an upgrade, as Java's
 * own client does by default; where the length was not announced, {@link ChunkedBody} finds the end.
 */
final class PacedBody extends ServletInputStream {

    /** Slower than any modem. */
    private static final long LEAST_BYTES_A_SECOND = 1_000;

    /** The longest wait for the next byte, however much has arrived. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** A body that was sent in a separate packet arrives within this time and needs no place. */
    private static final Duration BREATH = Duration.ofMillis(200);

    private static final int REQUEST_TIMEOUT = 408;
    private static final long NANOS_A_BYTE = 1_000_000_000 / LEAST_BYTES_A_SECOND;

    private final ServletInputStream in;
    private final long length;
    private final Source source;
    private final LongSupplier clock;
    private final long end;
    private long came;
    private boolean waiting;
    private ApiError refusal;

    /**
     * @param length in bytes, as announced; negative if it was not
     * @param clock in nanoseconds
     */
    PacedBody(ServletInputStream in, long length, Duration grace, Source source, LongSupplier clock) {
        this.in = in;
        this.length = length < 0 ? Long.MAX_VALUE : length;
        this.source = source;
        this.clock = clock;
        this.end = clock.getAsLong() + grace.toNanos();
    }

    /** What a body needs from its connection. */
    interface Source {

        /** Takes a place; the error for the client if none is free. */
        Optional<ApiError> enter();

        /** Returns the place. */
        void leave();

        /** Sets how long a read waits for a byte; false if that can't be set. */
        boolean readTimeout(Duration timeout);

        /** Closes the connection after the response, since the rest of the body is not read. */
        void closeAfterwards();
    }

    /** Why the body was refused; empty if it was not. */
    Optional<ApiError> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** Returns the place if the body has one. */
    void release() {
        if (waiting) {
            waiting = false;
            source.leave();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int most) throws IOException {
        if (refusal != null) {
            throw refusal.exception(); // again: multipart readers catch the first one
        }
        if (most == 0) {
            return 0;
        }
        if (came >= length) {
            release();
            return -1;
        }
        Optional<ApiError> unlessAtOnce = in.available() > 0 || in.isFinished() ? Optional.empty() : await();
        int read;
        try {
            read = in.read(bytes, offset, (int) Math.min(most, length - came));
        } catch (IOException e) {
            throw refused(unlessAtOnce.orElseGet(() -> late("the body of the request broke off")));
        }
        came += Math.max(0, read);
        if (read >= 0 && left() < 0) {
            throw refused(late("the body of the request arrives too slowly"));
        }
        if (read < 0 || isFinished()) {
            release();
        }
        return read;
    }

    /** Prepares a read that has to wait. If no place is free, returns the error for a timeout. */
    private Optional<ApiError> await() {
        Duration patience = Duration.ofNanos(Math.max(1_000_000, Math.min(left(), LONGEST_PAUSE.toNanos())));
        Optional<ApiError> full = waiting ? Optional.empty() : source.enter();
        waiting |= full.isEmpty();
        boolean bounded = source.readTimeout(full.isEmpty() ? patience : BREATH);
        if (full.isPresent() && !bounded) {
            throw refused(full.get());
        }
        return full;
    }

    /** Nanoseconds until the bytes that have arrived are too few. */
    private long left() {
        return end + came * NANOS_A_BYTE - clock.getAsLong();
    }

    /** Refuses the body and returns the exception for its reader. */
    RuntimeException refused(ApiError error) {
        release();
        refusal = error;
        source.closeAfterwards();
        return error.exception();
    }

    private static ApiError late(String message) {
        return new ApiError(REQUEST_TIMEOUT, message, "", "request_timeout");
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(in.available(), length - came);
    }

    @Override
    public boolean isFinished() {
        return came >= length || in.isFinished();
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
        release();
        in.close();
    }
}
