package org.assistant.tts.models.sources;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** A download with a minimum speed. Otherwise a server that sends a byte now and then could hold a fetch for years. */
public final class PacedStream extends FilterInputStream {

    /** Slower than a modem. */
    static final long LEAST_BYTES_A_SECOND = 4_000;

    private final Duration grace;
    private final LongSupplier nanoTime;
    private final long begun;
    private long came;

    /**
     * @param grace time in which no data needs to come
     * @param nanoTime the clock
     */
    public PacedStream(InputStream in, Duration grace, LongSupplier nanoTime) {
        super(in);
        this.grace = grace;
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        came += Math.max(0, read);
        if (read >= 0 && isSlow(Duration.ofNanos(nanoTime.getAsLong() - begun), grace, came)) {
            throw new TooSlow();
        }
        return read;
    }

    /** Whether {@code bytes} are too few for the time {@code taken}. */
    public static boolean isSlow(Duration taken, Duration grace, long bytes) {
        return taken.minus(grace).toMillis() * LEAST_BYTES_A_SECOND / 1_000 > bytes;
    }

    /** The source is too slow to wait for. */
    public static final class TooSlow extends IOException {
        private static final long serialVersionUID = 1L;

        public TooSlow() {
            super("it comes at less than " + LEAST_BYTES_A_SECOND + " bytes a second");
        }
    }
}
