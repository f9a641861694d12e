package org.assistant.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Whoever may use the console. */
public final class Operator {

    /** The only user. */
    public static final String NAME = "admin";

    /** Whoever sits at this machine, where no password is set. */
    public static final String LOCAL = "local";

    /** What the user is in. */
    public static final String ROLE = "admin";

    private Operator() {}

    /** Who sent {@code request}, and from where: {@code admin from 127.0.0.1}. */
    public static String of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return (principal == null ? "somebody" : principal.getName()) + " from " + request.getRemoteAddr();
    }

    /** Whether {@code request} was sent by the operator. */
    public static boolean sent(HttpServletRequest request) {
        return request.isUserInRole(ROLE);
    }
}
