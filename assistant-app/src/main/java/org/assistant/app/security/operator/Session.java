package org.assistant.app.security.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A login of a browser, held by its cookie alone: until when it lasts, and a signature by the password and the seal of
 * sessions.
 *
 * @param end of it, in whole seconds
 */
record Session(Instant end) {

    static final SignedCookie COOKIE = new SignedCookie("assistant_session");

    /** Renewed while it is used. */
    static final Duration LENGTH = Duration.ofHours(12);

    /** A session is not renewed more often. */
    private static final Duration RENEWAL = Duration.ofMinutes(10);

    private static final String VERSION = "1.";

    static Session begin(Instant now) {
        return new Session(Instant.ofEpochSecond(now.plus(LENGTH).getEpochSecond()));
    }

    /** The session that {@code request} belongs to; nothing if it has none, or one that has ended or was signed otherwise. */
    static Optional<Session> of(HttpServletRequest request, UnaryOperator<String> sign, Instant now) {
        return COOKIE.values(request)
                .flatMap(value -> read(value, sign, now).stream())
                .findFirst();
    }

    static Optional<Session> read(String value, UnaryOperator<String> sign, Instant now) {
        return value.startsWith(VERSION)
                ? SignedCookie.text(value, sign)
                        .map(text -> Instant.ofEpochSecond(Long.parseLong(text.substring(VERSION.length()))))
                        .filter(now::isBefore)
                        .map(Session::new)
                : Optional.empty();
    }

    /** What the cookie holds. */
    String value(UnaryOperator<String> sign) {
        return SignedCookie.value(VERSION + end.getEpochSecond(), sign);
    }

    /** The header Set-Cookie that begins or renews it. */
    String cookie(UnaryOperator<String> sign, boolean secure) {
        return COOKIE.header(value(sign), LENGTH, secure);
    }

    /** The header Set-Cookie that makes the browser forget its session. */
    static String farewell(boolean secure) {
        return COOKIE.header("", Duration.ZERO, secure);
    }

    /** Whether it was used for a while since it was renewed. */
    boolean wantsRenewal(Instant now) {
        return Duration.between(now, end).compareTo(LENGTH.minus(RENEWAL)) < 0;
    }
}
