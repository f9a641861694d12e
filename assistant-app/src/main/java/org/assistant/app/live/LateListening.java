package org.assistant.app.live;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Starts another upgrade handler, and registers its read listener only after its {@code init} has returned. What the handler
 * writes after the client has left is dropped: Payara would report the failed write after it has forgotten the request, and log a
 * NullPointerException.
 */
public final class LateListening implements HttpUpgradeHandler {

    private HttpUpgradeHandler handler;

    /** Called by the container. */
    public LateListening() {}

    /** Sets the handler to start. */
    void start(HttpUpgradeHandler other) {
        handler = other;
    }

    @Override
    public void init(WebConnection connection) {
        try {
            Input input = new Input(connection.getInputStream());
            handler.init(new Connection(connection, input, new Output(connection.getOutputStream(), input)));
            input.register();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {
        handler.destroy();
    }

    private record Connection(WebConnection connection, Input getInputStream, Output getOutputStream)
            implements WebConnection {

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    /** Holds its listener back until {@link #register}, and knows when there is nothing more to read. */
    private static final class Input extends ServletInputStream implements ReadListener {

        private final ServletInputStream in;
        private ReadListener listener;
        private volatile boolean ended;

        Input(ServletInputStream in) {
            this.in = in;
        }

        void register() {
            if (listener != null) {
                try {
                    in.setReadListener(this);
                } catch (IllegalStateException e) {
                    // Closed while it was opened, as one conversation too many is: there is nothing to read.
                }
            }
        }

        @Override
        public void setReadListener(ReadListener listener) {
            this.listener = listener;
        }

        @Override
        public void onDataAvailable() throws IOException {
            listener.onDataAvailable();
        }

        @Override
        public void onAllDataRead() throws IOException {
            ended = true;
            listener.onAllDataRead();
        }

        @Override
        public void onError(Throwable error) {
            ended = true;
            listener.onError(error);
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            boolean more = false;
            try {
                int count = in.read(bytes, from, length);
                more = count >= 0;
                return count;
            } finally {
                ended |= !more;
            }
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Output extends ServletOutputStream {

        private final ServletOutputStream out;
        private final Input input;

        Output(ServletOutputStream out, Input input) {
            this.out = out;
            this.input = input;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }

        @Override
        public boolean isReady() {
            return input.ended || out.isReady();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!input.ended) {
                out.write(bytes, from, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!input.ended) {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
