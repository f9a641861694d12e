package org.assistant.app.security.keys;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.assistant.app.security.Fingerprint;
import org.assistant.app.security.Operator;

/**
 * Who sent a request to the speech API.
 *
 * @param kind why it may speak
 * @param name for people and for limits: of the API key, or of the operator
 * @param proof the fingerprint of the key; of an operator whose connection lasts, what a logout changes
 */
public record Caller(Kind kind, String name, Optional<Fingerprint> proof) {

    /** Why a caller may speak. */
    public enum Kind {
        /** No key is needed. */
        OPEN,
        /** It sent a key. */
        KEY,
        /** It sent none where one is needed to speak, and looks at an open list. */
        STRANGER,
        /** The operator needs none. */
        OPERATOR
    }

    /** Whoever comes where no key is needed. */
    public static final Caller OPEN = new Caller(Kind.OPEN, "open", Optional.empty());

    /** Whoever looks at an open list without the key that is needed to speak. */
    public static final Caller STRANGER = new Caller(Kind.STRANGER, "stranger", Optional.empty());

    /** The operator, for the length of a request. */
    public static final Caller OPERATOR = new Caller(Kind.OPERATOR, Operator.NAME, Optional.empty());

    /** The caller of {@code request}. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : OPEN;
    }

    /** Says whose {@code request} is. */
    void sent(HttpServletRequest request) {
        request.setAttribute(Caller.class.getName(), this);
    }
}
