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
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps pages of other sites from doing anything here through a visitor's browser: what changes something, makes speech or
 * opens a WebSocket. Programs send neither of the headers that are looked at, and pass. So does who sends an API key to the speech
 * API, since no browser adds one by itself, and a page of {@link AllowedOrigins}.
 */
public class SameOrigin implements Filter {

    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    static final String MARK = "X-Requested-With";
    private static final String ADMIN = "/api/admin/";
    private static final String CLONING = "/v1/audio/voices";

    private final AllowedOrigins origins;
    private final ApiKeys keys;

    @Inject
    public SameOrigin(AllowedOrigins origins, ApiKeys keys) {
        this.origins = origins;
        this.keys = keys;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Denial> refusal = refusal((HttpServletRequest) request);
        if (refusal.isPresent()) {
            refusal.get().send((HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Why {@code request} may not go on, if it may not. */
    Optional<Denial> refusal(HttpServletRequest request) {
        if (!changes(request) && request.getHeader("Upgrade") == null) {
            return Optional.empty();
        }
        if (isOfAnotherSite(request) && !isWelcome(request)) {
            return Optional.of(Denial.otherSite());
        }
        return changes(request) && needsMark(request) && !isMarked(request)
                ? Optional.of(Denial.unmarked())
                : Optional.empty();
    }

    /** Whether {@code request} has a header that no page of another site can send. */
    static boolean isMarked(HttpServletRequest request) {
        return "assistant".equals(request.getHeader(MARK));
    }

    static boolean changes(HttpServletRequest request) {
        return !HARMLESS.contains(request.getMethod());
    }

    /** Never where it would act as the operator. A wrong key is refused later. */
    private boolean isWelcome(HttpServletRequest request) {
        String path = path(request);
        return !path.startsWith(ADMIN)
                && !(changes(request) && path.startsWith(CLONING))
                && !Operator.sent(request)
                && (origins.include(request.getHeader("Origin"))
                        || (keys.required() && ApiAccess.bearer(request).isPresent()));
    }

    /** By what the browser says itself; older ones, and those without TLS, only name the origin. */
    private static boolean isOfAnotherSite(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin != null && !authority(origin).equals(authority("http://" + request.getHeader("Host")));
    }

    /** Host and port, without one that the scheme implies. */
    private static String authority(String origin) {
        try {
            URI uri = URI.create(origin);
            int implied = "https".equals(uri.getScheme()) ? 443 : 80;
            boolean told = uri.getPort() >= 0 && uri.getPort() != implied && uri.getPort() != 443;
            return uri.getHost() == null
                    ? "none"
                    : uri.getHost().toLowerCase(Locale.ROOT) + (told ? ":" + uri.getPort() : "");
        } catch (IllegalArgumentException e) {
            return "none";
        }
    }

    /** JSON can't be sent by a form; everything else, and whatever a cookie opens, can. */
    private static boolean needsMark(HttpServletRequest request) {
        if (path(request).startsWith(ADMIN)) {
            String type = request.getContentType();
            return type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/json");
        }
        // Only cloning gets here with an operator who did not send the password itself.
        return Operator.sent(request)
                && request.getHeader("Authorization") == null
                && !Operator.LOCAL.equals(request.getUserPrincipal().getName());
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI().substring(request.getContextPath().length());
    }
}
