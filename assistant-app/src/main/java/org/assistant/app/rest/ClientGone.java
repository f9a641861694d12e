package org.assistant.app.rest;

import java.io.IOException;

/** The client closed the connection; nobody is left to be told. */
final class ClientGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientGone(IOException cause) {
        super("the client closed the connection", cause);
    }
}
