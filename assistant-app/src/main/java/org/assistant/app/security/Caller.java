package org.assistant.app.security;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Who sent a request to the speech API.
 *
 * @param name of the API key, for people and for limits
 */
public record Caller(String name) {

    /** Whoever comes where no key is needed. */
    public static final Caller OPEN = new Caller("open");

    /** The caller of {@code request}. */
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(Caller.class.getName()) instanceof Caller caller ? caller : OPEN;
    }

    /** Says whose {@code request} is. */
    void sent(HttpServletRequest request) {
        request.setAttribute(Caller.class.getName(), this);
    }
}
