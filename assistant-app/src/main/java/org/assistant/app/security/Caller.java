package org.assistant.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/**
 * Who sent a request to the speech API.
 *
 * @param name of the API key, for people and for limits
 */
public record Caller(String name) implements Principal {

    /** Whoever comes where no key is needed. */
    public static final Caller OPEN = new Caller("open");

    /** The operator, who needs no key. */
    public static final Caller OPERATOR = new Caller(Operator.NAME);

    /** The caller of {@code request}. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : OPEN;
    }

    @Override
    public String getName() {
        return name;
    }

    /** Says whose {@code request} is. */
    void sent(HttpServletRequest request) {
        request.setAttribute(Caller.class.getName(), this);
    }
}
