package org.assistant.app.rest.body;

import java.io.IOException;

/** The client closed the connection; no answer can be sent. */
public final class ClientGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ClientGone(IOException cause) {
        super("the client closed the connection", cause);
    }
}
