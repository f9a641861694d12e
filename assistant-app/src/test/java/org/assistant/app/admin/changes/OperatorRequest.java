package org.assistant.app.admin.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;

/** A request of which only its sender is known. */
final class OperatorRequest {

    private OperatorRequest() {}

    /** From {@code user} at this machine. */
    static HttpServletRequest of(String user) {
        Principal principal = () -> user;
        return (HttpServletRequest) Proxy.newProxyInstance(
                OperatorRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getUserPrincipal" -> principal;
                    case "getRemoteAddr" -> "127.0.0.1";
                    default -> null;
                });
    }
}
