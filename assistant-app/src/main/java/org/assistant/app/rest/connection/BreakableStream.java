package org.assistant.app.rest.connection;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Passes everything on until that fails once; what comes after that is thrown away. */
final class BreakableStream extends ServletOutputStream {

    /** A write waits for the client when it is done; Payara fails one that brings far more than may wait at once. */
    private static final int SLICE = BreakableResponse.MOST_BYTES_WAITING / 4;

    private final ServletOutputStream out;
    private final Patience patience;

    /** Whether what comes is thrown away. */
    volatile boolean broken;

    BreakableStream(ServletOutputStream out, Patience patience) {
        this.out = out;
        this.patience = patience;
    }

    /** What a write that waits for its client may do. */
    interface Patience {

        /** A write begins. */
        void begin();

        /** A write has ended. */
        void end();

        /** A write has failed. */
        void fail();

        /** Whether the writer wants to know that the client is gone. */
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

    /** Writes, if it is not broken; passes a failure on to who wants to know. */
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

    /** Something that is written. */
    interface Write {
        void run() throws IOException;
    }
}
