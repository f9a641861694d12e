package org.assistant.app.security;

import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The headers of every response that tell browsers what our pages may load, and that no page of another site may use them. */
public final class SecurityHeaders {

    /** Pages load only from this server; images and sound also from the page itself, which draws icons and plays recordings. */
    private static final String CONTENT = String.join(
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

    /** The console records voices. No page may use anything else of the machine. */
    private static final String PERMISSIONS = Stream.concat(
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

    private SecurityHeaders() {}

    /** Adds the headers to {@code response}. */
    public static void add(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", PERMISSIONS);
    }
}
