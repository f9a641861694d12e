package org.assistant.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/** The methods of HTTP, by whether a request with one of them changes something. */
public final class HttpMethods {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private HttpMethods() {}

    /** Whether the method of {@code request} is not one of the safe methods of RFC 9110. */
    public static boolean isUnsafe(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }
}
