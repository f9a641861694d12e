package org.assistant.app.live;

/** The connection is closed, or so slow that it was closed; nobody is left to be told. */
final class ListenerGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListenerGone(String message, Throwable cause) {
        super(message, cause);
    }
}
