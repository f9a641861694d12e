package org.assistant.app.reply;

/** The reply could not be written. Messages are for people and contain neither text nor keys. */
public final class ReplyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String detail;

    ReplyException(String message, Throwable cause) {
        this(message, "", cause);
    }

    /**
     * @param message for people, with neither text nor keys
     * @param detail for the log only, without secrets
     * @param cause null if there is none
     */
    public ReplyException(String message, String detail, Throwable cause) {
        super(message, cause);
        this.detail = detail;
    }

    /** The message with the detail that only operators may see. */
    public String forOperators() {
        return detail.isEmpty() ? getMessage() : getMessage() + " " + detail;
    }
}
