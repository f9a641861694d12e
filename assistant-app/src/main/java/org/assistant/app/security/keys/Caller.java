package org.assistant.app.security.keys;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.assistant.app.security.Fingerprint;
import org.assistant.app.security.Operator;

/**
 * The sender of a request to the speech API.
 *
 * @param kind the reason for which it is admitted
 * @param name of the API key or the operator, for people and for limits
 * @param proof the fingerprint of the key; for an operator with a lasting connection, a fingerprint that a logout changes
 */
public record Caller(Kind kind, String name, Optional<Fingerprint> proof) {

    /** The reasons for which callers are admitted. */
    public enum Kind {
        /** No key is needed. */
        OPEN,
        /** It sent a key. */
        KEY,
        /** It sent no key where one is needed to speak, and reads an open list. */
        STRANGER,
        /** The operator needs none. */
        OPERATOR
    }

    /** Any caller where no key is needed. */
    public static final Caller OPEN = new Caller(Kind.OPEN, "open", Optional.empty());

    /** A caller that reads an open list without the key that is needed to speak. */
    public static final Caller STRANGER = new Caller(Kind.STRANGER, "stranger", Optional.empty());

    /** The operator, for the duration of a request. */
    public static final Caller OPERATOR = new Caller(Kind.OPERATOR, Operator.NAME, Optional.empty());

    /** The caller of {@code request}. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : OPEN;
    }

    /** Records that this caller sent {@code request}. */
    void sent(HttpServletRequest request) {
        request.setAttribute(Caller.class.getName(), this);
    }
}
