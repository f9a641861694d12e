package org.assistant.app.admin;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;

/** An asynchronous response without a container, as far as an {@link EventListener} uses it. */
final class FakeConnection {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final AsyncContext context;
    private AsyncListener listener;
    private WriteListener writer;
    private boolean takes = true;
    private boolean gone;
    private int flushes;
    private int completions;

    FakeConnection() {
        ServletOutputStream out = new Out();
        ServletResponse response = (ServletResponse) Proxy.newProxyInstance(
                FakeConnection.class.getClassLoader(),
                new Class<?>[] {ServletResponse.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getOutputStream" -> out;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        context = (AsyncContext) Proxy.newProxyInstance(
                FakeConnection.class.getClassLoader(),
                new Class<?>[] {AsyncContext.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getRequest" -> null;
                    case "getResponse" -> response;
                    case "addListener" -> {
                        listener = (AsyncListener) arguments[0];
                        yield null;
                    }
                    case "complete" -> {
                        complete();
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    AsyncContext context() {
        return context;
    }

    /** Calls the listener as the container does when more can be written, and once at the start. */
    void writable() throws IOException {
        takes = true;
        writer.onWritePossible();
    }

    /** The client stops reading. */
    void block() {
        takes = false;
    }

    /** The client closes the connection; the next write fails. */
    void close() {
        gone = true;
    }

    /** Calls the listener as the container does when the connection fails. */
    void fail() {
        writer.onError(new IOException("reset by peer"));
    }

    String sent() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    int flushes() {
        return flushes;
    }

    int completions() {
        return completions;
    }

    private void complete() throws IOException {
        completions++;
        if (completions > 1) {
            throw new IllegalStateException("completed already");
        }
        listener.onComplete(new AsyncEvent(context));
    }

    private final class Out extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return takes;
        }

        @Override
        public void setWriteListener(WriteListener newWriter) {
            writer = newWriter;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!takes) {
                throw new IllegalStateException("written without being ready");
            }
            if (gone) {
                throw new IOException("broken pipe");
            }
            sent.write(bytes, from, length);
        }

        @Override
        public void flush() {
            if (!takes) {
                throw new IllegalStateException("flushed without being ready");
            }
            flushes++;
        }
    }
}
