package org.assistant.app.rest;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;

/**
 * A response that breaks quietly.
 *
 * <p>When the client leaves, whoever writes is told once; what the server still tries to write and close after that goes
 * nowhere, and no stack trace is logged for a listener who has heard enough. And the server can break it midway, so that
 * the client sees an error where it would otherwise take half a speech for a whole one.
 */
final class BreakableResponse extends HttpServletResponseWrapper {

    private final HttpServletRequest request;
    private BreakableStream stream;

    BreakableResponse(HttpServletRequest request, HttpServletResponse response) {
        super(response);
        this.request = request;
    }

    /** The response to {@code request}, as {@link BreakableResponses} made it. */
    static BreakableResponse to(HttpServletRequest request) {
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
    void breakOff() throws IOException {
        try {
            ServerConnection.of(request).breakOff();
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
            stream = new BreakableStream(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (stream == null || !stream.broken) {
            super.flushBuffer();
        }
    }
}
