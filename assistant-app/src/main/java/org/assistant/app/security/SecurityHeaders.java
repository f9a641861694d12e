package org.assistant.app.security;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells browsers what our pages may load, and that nobody else may use them. */
public class SecurityHeaders implements Filter {

    private final Exposure exposure;

    /** Everything from here; pictures and sound also from the page itself, which draws icons and plays what it recorded. */
    static final String CONTENT = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "media-src 'self' blob:",
            "worker-src 'self' blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    /** The console records voices; nothing else of the machine is anybody's business. */
    static final String PERMISSIONS = Stream.concat(
                    Stream.of("microphone=(self)"),
                    Stream.of(
                                    "accelerometer",
                                    "camera",
                                    "display-capture",
                                    "geolocation",
                                    "gyroscope",
                                    "hid",
                                    "magnetometer",
                                    "midi",
                                    "payment",
                                    "publickey-credentials-get",
                                    "screen-wake-lock",
                                    "serial",
                                    "usb",
                                    "xr-spatial-tracking")
                            .map(feature -> feature + "=()"))
            .collect(Collectors.joining(", "));

    @Inject
    public SecurityHeaders(Exposure exposure) {
        this.exposure = exposure;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        exposure.receivedAt(http.getLocalAddr());
        add(answer);
        if (http.isSecure()) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (http.getRequestURI().startsWith(http.getContextPath() + "/api/admin")) {
            answer.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }

    /** Adds the headers that every response has. */
    static void add(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", PERMISSIONS);
    }
}
