package org.assistant.app.reply;

/** Whoever writes the replies failed. Messages are for people and hold neither text nor key. */
public final class ReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    ReplyException(String message, Throwable cause) {
        this(message, "", cause);
    }

    /** @param detail for the log only, without a secret */
    ReplyException(String message, String detail, Throwable cause) {
        super(message, cause);
        this.detail = detail;
    }

    /** The message, and what only the operator should know. */
    public String forOperators() {
        return detail.isEmpty() ? getMessage() : getMessage() + " " + detail;
    }
}
