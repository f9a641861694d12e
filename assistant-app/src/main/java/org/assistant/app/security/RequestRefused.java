package org.assistant.app.security;

/** Ends a request that may not go on. */
public final class RequestRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Denial refusal;

    public RequestRefused(Denial refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** What the client is told. */
    public Denial refusal() {
        return refusal;
    }
}
