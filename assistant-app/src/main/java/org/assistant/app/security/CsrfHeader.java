package org.assistant.app.security;

import jakarta.servlet.http.HttpServletRequest;

/** The header {@code X-Requested-With: assistant}, which our pages send and a page of another site can't. */
public final class CsrfHeader {

    public static final String NAME = "X-Requested-With";

    private static final String VALUE = "assistant";

    private CsrfHeader() {}

    /** Whether {@code request} has the header. */
    public static boolean isIn(HttpServletRequest request) {
        return VALUE.equals(request.getHeader(NAME));
    }
}
