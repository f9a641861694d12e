package org.assistant.app.security.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A browser in which the operator logged in before. Its cookie grants no access. It only makes the browser's wrong passwords
 * count apart from those of its address, so that a guesser behind the same address can't lock the operator out.
 *
 * @param id of the browser
 */
record KnownBrowser(String id) {

    static final SignedCookie COOKIE = new SignedCookie("assistant_browser");

    /** The lifetime of the cookie; each login renews it. */
    private static final Duration LENGTH = Duration.ofDays(180);

    private static final String PREFIX = "browser.";

    static KnownBrowser make() {
        return new KnownBrowser(UUID.randomUUID().toString());
    }

    /** The browser of {@code request}; nothing if it has no cookie, or one that was not signed with {@code sign}. */
    static Optional<KnownBrowser> of(HttpServletRequest request, UnaryOperator<String> sign) {
        return COOKIE.values(request)
                .filter(value -> value.startsWith(PREFIX))
                .flatMap(value -> SignedCookie.text(value, sign).stream())
                .map(text -> new KnownBrowser(text.substring(PREFIX.length())))
                .findFirst();
    }

    /** The Set-Cookie header that makes the browser known. */
    String cookie(UnaryOperator<String> sign, boolean secure) {
        return COOKIE.header(SignedCookie.value(PREFIX + id, sign), LENGTH, secure);
    }
}
