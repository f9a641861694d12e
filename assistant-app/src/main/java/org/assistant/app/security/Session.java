package org.assistant.app.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A login of a browser, held by its cookie alone: until when it lasts, and a signature by the password.
 *
 * @param end of it, in whole seconds
 */
record Session(Instant end) {

    static final String COOKIE = "assistant_session";

    /** Renewed while it is used. */
    static final Duration LENGTH = Duration.ofHours(12);

    /** A session is not renewed more often. */
    private static final Duration RENEWAL = Duration.ofMinutes(10);

    private static final String VERSION = "1.";

    static Session begin(Instant now) {
        return new Session(Instant.ofEpochSecond(now.plus(LENGTH).getEpochSecond()));
    }

    /** The session that {@code request} belongs to; nothing if it has none, or one that has ended or was not signed by {@code password}. */
    static Optional<Session> of(HttpServletRequest request, Password password, Instant now) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                Optional<Session> session =
                        cookie.getName().equals(COOKIE) ? read(cookie.getValue(), password, now) : Optional.empty();
                if (session.isPresent()) {
                    return session;
                }
            }
        }
        return Optional.empty();
    }

    static Optional<Session> read(String value, Password password, Instant now) {
        int dot = value.lastIndexOf('.');
        if (dot < VERSION.length() || !value.startsWith(VERSION)) {
            return Optional.empty();
        }
        String told = value.substring(0, dot);
        if (!same(value.substring(dot + 1), password.sign(told))) {
            return Optional.empty();
        }
        // Signed, so it is a number.
        Instant end = Instant.ofEpochSecond(Long.parseLong(told.substring(VERSION.length())));
        return now.isBefore(end) ? Optional.of(new Session(end)) : Optional.empty();
    }

    /** What the cookie holds. */
    String value(Password password) {
        String told = VERSION + end.getEpochSecond();
        return told + "." + password.sign(told);
    }

    /** The header Set-Cookie that begins or renews it. */
    String cookie(Password password, boolean secure) {
        return header(value(password), LENGTH, secure);
    }

    /** The header Set-Cookie that makes the browser forget its session. */
    static String farewell(boolean secure) {
        return header("", Duration.ZERO, secure);
    }

    /** Whether it was used for a while since it was renewed. */
    boolean wantsRenewal(Instant now) {
        return Duration.between(now, end).compareTo(LENGTH.minus(RENEWAL)) < 0;
    }

    private static String header(String value, Duration age, boolean secure) {
        return COOKIE + "=" + value + "; Path=/; Max-Age=" + age.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (secure ? "; Secure" : "");
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
