package org.assistant.app.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.assistant.app.security.keys.Caller;

/** A request that has only a caller. */
public final class ReaderRequest {

    private ReaderRequest() {}

    public static HttpServletRequest of(Caller caller) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                ReaderRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getAttribute") ? caller : null);
    }
}
