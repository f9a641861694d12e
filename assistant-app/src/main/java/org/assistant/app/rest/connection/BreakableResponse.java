package org.assistant.app.rest.connection;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.time.Duration;
import org.assistant.app.rest.speech.EventStream;
import org.assistant.app.security.RequestSource;

/**
 * A response that breaks quietly and does not hold a thread for long.
 *
 * <p>When the client leaves, the writer of a speech gets one exception. Everything that the server writes after that, and the
 * rest of any other response, is dropped, and no stack trace is logged. The server can also break the response midway, so that
 * the client sees an error instead of taking half a speech for a whole one.
 *
 * <p>A client that does not read holds memory, and then a thread until the write times out. Speech has its own bounds; other
 * responses time out soon once {@link WaitingThreads} is full.
 */
public final class BreakableResponse extends HttpServletResponseWrapper implements BreakableStream.Patience {

    /** The server's own timeout. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Duration SHORT = Duration.ofSeconds(1);

    /** By default Payara keeps four times the system's buffer, some 10 MB for each client. */
    static final int MOST_BYTES_WAITING = 1 << 16;

    private final ServerConnection connection;
    private final WaitingThreads threads;
    private final String network;
    private BreakableStream stream;
    private PrintWriter writer;
    private boolean waiting;
    private boolean finishing;

    BreakableResponse(HttpServletRequest request, HttpServletResponse response, WaitingThreads threads) {
        super(response);
        this.threads = threads;
        connection = ServerConnection.of(request);
        connection.mostBytesWaiting(MOST_BYTES_WAITING);
        network = RequestSource.network(request.getRemoteAddr());
    }

    /** The response to {@code request}, made by {@link BreakableResponses}. */
    public static BreakableResponse to(HttpServletRequest request) {
        return (BreakableResponse) request.getAttribute(BreakableResponse.class.getName());
    }

    /**
     * Breaks the connection.
     *
     * <p>Most servers do that when an exception reaches them in the middle of a response. Payara ends the stream in the ordinary
     * way instead.
     *
     * @throws IOException on another server than Payara; the caller passes it on
     */
    public void breakOff() throws IOException {
        try {
            connection.breakOff();
        } catch (ReflectiveOperationException e) {
            throw new IOException("the speech broke off", e);
        }
        if (stream != null) {
            stream.broken = true;
        }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new BreakableStream(super.getOutputStream(), this);
        }
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            setCharacterEncoding(getCharacterEncoding()); // puts it into the content type
            writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
        }
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        if (stream == null) {
            super.flushBuffer();
        } else {
            stream.attempt(super::flushBuffer);
        }
    }

    /**
     * Sends the rest within the bounds, which the server itself does not know. Failures are dropped, since no caller could act on
     * them.
     */
    void finish() throws IOException {
        finishing = true;
        if (writer != null) {
            writer.flush();
        }
        if (stream != null) {
            stream.close();
        }
    }

    @Override
    public void begin() {
        boolean bounded = hasBoundsOfItsOwn();
        waiting = !bounded && threads.enter(network).isEmpty();
        connection.writeTimeout(waiting || bounded ? LONG : SHORT);
    }

    @Override
    public void end() {
        if (waiting) {
            waiting = false;
            threads.leave(network);
        }
    }

    /** Breaks the connection: otherwise the server would continue with the connection's next request, and wait again. */
    @Override
    public void fail() {
        if (!tells()) {
            try {
                connection.breakOff();
            } catch (ReflectiveOperationException e) {
                // Not Payara: other servers notice the failure themselves.
            }
        }
    }

    @Override
    public boolean tells() {
        return !finishing && hasBoundsOfItsOwn();
    }

    /** Whether this is speech or a stream of events. */
    private boolean hasBoundsOfItsOwn() {
        String type = getContentType();
        return type != null && (type.startsWith("audio/") || type.startsWith(EventStream.TYPE));
    }
}
