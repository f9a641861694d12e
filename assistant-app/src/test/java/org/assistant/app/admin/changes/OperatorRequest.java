package org.assistant.app.admin.changes;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;

/** A request with a sender and nothing else. */
final class OperatorRequest {

    private OperatorRequest() {}

    /** A request of {@code user} at this machine. */
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
