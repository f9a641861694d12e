package org.assistant.app.security.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A login of a browser, stored in its cookie alone: the end of the session, signed with the password and the seal of sessions.
 *
 * @param end in whole seconds
 */
record Session(Instant end) {

    static final SignedCookie COOKIE = new SignedCookie("assistant_session");

    /** The lifetime; a session is renewed while it is used. */
    static final Duration LENGTH = Duration.ofHours(12);

    /** The shortest time between renewals. */
    private static final Duration RENEWAL = Duration.ofMinutes(10);

    private static final String VERSION = "1.";

    static Session begin(Instant now) {
        return new Session(Instant.ofEpochSecond(now.plus(LENGTH).getEpochSecond()));
    }

    /** The session of {@code request}; nothing if it has none, or one that has ended or has another signature. */
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

    /** The value of the cookie. */
    String value(UnaryOperator<String> sign) {
        return SignedCookie.value(VERSION + end.getEpochSecond(), sign);
    }

    /** The Set-Cookie header that begins or renews the session. */
    String cookie(UnaryOperator<String> sign, boolean secure) {
        return COOKIE.header(value(sign), LENGTH, secure);
    }

    /** The Set-Cookie header that deletes the session. */
    static String farewell(boolean secure) {
        return COOKIE.header("", Duration.ZERO, secure);
    }

    /** Whether the last renewal is long enough ago. */
    boolean wantsRenewal(Instant now) {
        return Duration.between(now, end).compareTo(LENGTH.minus(RENEWAL)) < 0;
    }
}
