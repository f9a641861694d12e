package org.assistant.app.security;

/** Thrown where a request is refused. */
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Denial refusal;

    public RequestRefused(Denial refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** The answer to the client. */
    public Denial refusal() {
        return refusal;
    }
}
