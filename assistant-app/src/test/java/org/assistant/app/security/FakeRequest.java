package org.assistant.app.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request with the properties that security looks at. */
public final class FakeRequest {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, Object> attributes = new TreeMap<>();
    private final String method;
    private final String path;
    private String address = "127.0.0.1";
    private String local = "127.0.0.1";
    private int port = 8080;
    private String operator = "";

    private FakeRequest(String method, String path) {
        this.method = method;
        this.path = path;
        headers.put("Host", "localhost:8080");
    }

    public static FakeRequest of(String method, String path) {
        return new FakeRequest(method, path);
    }

    public FakeRequest header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public FakeRequest from(String address) {
        this.address = address;
        return this;
    }

    /** Sets the {@code address} of this machine at which the request is received. */
    public FakeRequest at(String address) {
        local = address;
        return this;
    }

    /** Sets the {@code port} of this machine at which the request is received. */
    public FakeRequest at(int port) {
        this.port = port;
        return this;
    }

    public FakeRequest by(String operator) {
        this.operator = operator;
        return this;
    }

    public HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> answer(called.getName(), arguments));
    }

    private Object answer(String called, Object[] arguments) {
        return switch (called) {
            case "getAttribute" -> attributes.get((String) arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getHeader" -> headers.get((String) arguments[0]);
            case "getUserPrincipal" -> operator.isEmpty() ? null : (Principal) () -> operator;
            case "isUserInRole" -> !operator.isEmpty();
            default ->
                Optional.ofNullable(plain().get(called)).orElseThrow(() -> new UnsupportedOperationException(called));
        };
    }

    private Map<String, Object> plain() {
        Map<String, Object> plain = new TreeMap<>(Map.of(
                "getMethod", method,
                "getRequestURI", path,
                "getContextPath", "",
                "getRemoteAddr", address,
                "isSecure", headers.getOrDefault("Host", "").endsWith(":443"),
                "getServerName", headers.get("Host").replaceFirst(":[0-9]+$", ""),
                "getHeaderNames", Collections.enumeration(headers.keySet()),
                "getContentType", headers.getOrDefault("Content-Type", ""),
                "getCookies", cookies()));
        plain.put("getLocalAddr", local);
        plain.put("getLocalPort", port);
        return plain;
    }

    private Cookie[] cookies() {
        return Arrays.stream(headers.getOrDefault("Cookie", "none=").split("; "))
                .map(pair -> pair.split("=", 2))
                .map(pair -> new Cookie(pair[0], pair[1]))
                .toArray(Cookie[]::new);
    }
}
