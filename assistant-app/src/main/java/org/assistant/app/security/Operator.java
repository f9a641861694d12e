package org.assistant.app.security;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** The operator: the user who may use the console. */
public final class Operator {

    /** The name of the only user. */
    public static final String NAME = "admin";

    /** The name of the operator where no password is set: any user at this machine. */
    public static final String LOCAL = "local";

    /** The role that the server checks. */
    public static final String ROLE = "admin";

    private Operator() {}

    /** The sender of {@code request} and its address, for example {@code admin from 127.0.0.1}. */
    public static String of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return (principal == null ? "somebody" : principal.getName()) + " from " + request.getRemoteAddr();
    }

    /** Whether {@code request} was sent by the operator. */
    public static boolean sent(HttpServletRequest request) {
        return request.isUserInRole(ROLE);
    }
}
