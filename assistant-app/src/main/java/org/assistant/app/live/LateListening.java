package org.assistant.app.live;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Starts another upgrade handler, and registers its read listener only after its {@code init} has returned. */
public final class LateListening implements HttpUpgradeHandler {

    private HttpUpgradeHandler handler;

    /** Called by the container. */
    public LateListening() {}

    /** Says which handler to start. */
    void start(HttpUpgradeHandler other) {
        handler = other;
    }

    @Override
    public void init(WebConnection connection) {
        try {
            HeldListener input = new HeldListener(connection.getInputStream());
            handler.init(new Connection(connection, input));
            input.register();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void destroy() {
        handler.destroy();
    }

    private record Connection(WebConnection connection, ServletInputStream input) implements WebConnection {

        @Override
        public ServletInputStream getInputStream() {
            return input;
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return connection.getOutputStream();
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    /** Keeps its listener until it is told to {@link #register} it. */
    private static final class HeldListener extends ServletInputStream {

        private final ServletInputStream in;
        private ReadListener listener;

        HeldListener(ServletInputStream in) {
            this.in = in;
        }

        void register() {
            if (listener != null) {
                try {
                    in.setReadListener(listener);
                } catch (IllegalStateException e) {
                    // It was closed while it was opened, as one conversation too many is: there is nothing to read.
                }
            }
        }

        @Override
        public void setReadListener(ReadListener listener) {
            this.listener = listener;
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
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return in.read(bytes, from, length);
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
}
