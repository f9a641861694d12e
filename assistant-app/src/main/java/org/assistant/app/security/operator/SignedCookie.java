package org.assistant.app.security.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A cookie whose text is signed, so that only this server can have made it. It is hidden from scripts and from other sites.
 *
 * @param name of the cookie
 */
record SignedCookie(String name) {

    /** The values that {@code request} has of the cookie; their signatures are not checked. */
    Stream<String> values(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(cookie -> cookie.getValue());
    }

    /** The text of {@code value}; nothing if it was not signed with {@code sign}. */
    static Optional<String> text(String value, UnaryOperator<String> sign) {
        int dot = value.lastIndexOf('.');
        return dot >= 0 && same(value.substring(dot + 1), sign.apply(value.substring(0, dot)))
                ? Optional.of(value.substring(0, dot))
                : Optional.empty();
    }

    static String value(String text, UnaryOperator<String> sign) {
        return text + "." + sign.apply(text);
    }

    /** The Set-Cookie header that sets the cookie; an age of zero deletes it. */
    String header(String value, Duration age, boolean secure) {
        return name + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
