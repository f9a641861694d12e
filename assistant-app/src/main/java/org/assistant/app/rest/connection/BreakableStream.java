package org.assistant.app.rest.connection;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Passes all writes on until one fails, and drops the rest. */
final class BreakableStream extends ServletOutputStream {

    /** A write waits for the client at its end. Payara fails a write of far more bytes than may wait. */
    private static final int SLICE = BreakableResponse.MOST_BYTES_WAITING / 4;

    private final ServletOutputStream out;
    private final Patience patience;

    /** Whether writes are dropped. */
    volatile boolean broken;

    BreakableStream(ServletOutputStream out, Patience patience) {
        this.out = out;
        this.patience = patience;
    }

    /** Decides how long a write waits for its client, and what a failure does. */
    interface Patience {

        /** Called before a write. */
        void begin();

        /** Called after a write, failed or not. */
        void end();

        /** Called after a failed write. */
        void fail();

        /** Whether a failure is thrown to the writer. */
        boolean tells();
    }

    @Override
    public void write(int b) throws IOException {
        attempt(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        attempt(() -> {
            for (int at = from; at < from + length; at += SLICE) {
                out.write(bytes, at, Math.min(SLICE, from + length - at));
            }
        });
    }

    @Override
    public void flush() throws IOException {
        attempt(out::flush);
    }

    @Override
    public void close() throws IOException {
        attempt(out::close);
    }

    @Override
    public boolean isReady() {
        return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        out.setWriteListener(listener);
    }

    /** Writes unless the stream is broken. A failure breaks it, and is thrown if {@link Patience#tells}. */
    void attempt(Write write) throws IOException {
        if (broken) {
            return;
        }
        patience.begin();
        try {
            write.run();
        } catch (IOException e) {
            broken = true;
            patience.fail();
            if (patience.tells()) {
                throw e;
            }
        } finally {
            patience.end();
        }
    }

    /** An operation on the stream below. */
    interface Write {
        void run() throws IOException;
    }
}
