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
 * A response that breaks quietly, and does not hold a thread for long.
 *
 * <p>When the client leaves, a speech that is being sent is told once; what the server still tries to write and close after
 * that, and what is left of any other response, goes nowhere, and no stack trace is logged. And the server can break it midway,
 * so that the client sees an error where it would otherwise take half a speech for a whole one.
 *
 * <p>A client that does not read holds memory, and then a thread until the write times out. Speech has its own bounds; of other
 * responses, those above {@link WaitingThreads}'s bounds time out soon.
 */
public final class BreakableResponse extends HttpServletResponseWrapper implements BreakableStream.Patience {

    /** As long as the server waits by itself. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Duration SHORT = Duration.ofSeconds(1);

    /** Payara would keep four times what the system does, some 10 MB for each client. */
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

    /** The response to {@code request}, as {@link BreakableResponses} made it. */
    public static BreakableResponse to(HttpServletRequest request) {
        return (BreakableResponse) request.getAttribute(BreakableResponse.class.getName());
    }

    /**
     * Breaks the connection.
     *
     * <p>Most servers do that when an exception passes them in the middle of a response. Payara ends the stream in good order
     * instead.
     *
     * @throws IOException if the server is another one; to be thrown on
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
            setCharacterEncoding(getCharacterEncoding()); // tells the client which one it is
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

    /** Sends what is left, within the bounds; the server would send it without. Nobody is left who could act on a failure. */
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

    /** Breaks the connection: otherwise the server would go on with the next request that it holds, and wait again. */
    @Override
    public void fail() {
        if (!tells()) {
            try {
                connection.breakOff();
            } catch (ReflectiveOperationException e) {
                // Another server than Payara, which has seen the failure itself.
            }
        }
    }

    @Override
    public boolean tells() {
        return !finishing && hasBoundsOfItsOwn();
    }

    /** Whether this is a speech, or events. */
    private boolean hasBoundsOfItsOwn() {
        String type = getContentType();
        return type != null && (type.startsWith("audio/") || type.startsWith(EventStream.TYPE));
    }
}
