package org.assistant.app.reply;

/** Whoever writes the replies failed. Messages are for people and hold neither text nor key. */
public final class ReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReplyException(String message, Throwable cause) {
        super(message, cause);
    }
}
