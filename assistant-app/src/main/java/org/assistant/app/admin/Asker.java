package org.assistant.app.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;

/** Who uses the admin API, for the history. */
final class Asker {

    private Asker() {}

    /** The name of the login and where from. */
    static String of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return (principal == null ? "local" : principal.getName()) + " from " + request.getRemoteAddr();
    }
}
