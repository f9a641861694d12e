package org.assistant.app.live;

/** The connection is closed, or was so slow that it was closed; nothing more can be sent to the client. */
final class ListenerGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListenerGone(String message, Throwable cause) {
        super(message, cause);
    }
}
