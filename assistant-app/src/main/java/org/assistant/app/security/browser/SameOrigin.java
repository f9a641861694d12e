package org.assistant.app.security.browser;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.security.CsrfHeader;
import org.assistant.app.security.Denial;
import org.assistant.app.security.HttpMethods;
import org.assistant.app.security.Operator;
import org.assistant.app.security.keys.ApiAccess;
import org.assistant.app.security.keys.ApiKeys;

/**
 * Refuses what a page of another site tries through a visitor's browser: to change something, to have something spoken or to
 * open a WebSocket. Requests of programs pass. So do requests to the speech API with an API key, since no browser adds one by
 * itself, and those of a page of {@link AllowedOrigins}.
 */
public class SameOrigin implements Filter {

    private static final String ADMIN = "/api/admin/";
    private static final String CLONING = "/v1/audio/voices";
    private static final Denial OTHER_SITE = new Denial(
            HttpServletResponse.SC_FORBIDDEN, "pages of other sites may not do this", "cross_site_request", Map.of());
    private static final Denial NO_CSRF_HEADER = new Denial(
            HttpServletResponse.SC_FORBIDDEN,
            "send the header \"X-Requested-With: assistant\", so that no page of another site can do this",
            "missing_x_requested_with",
            Map.of());

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

    /** Why {@code request} is refused; nothing if it may go on. */
    Optional<Denial> refusal(HttpServletRequest request) {
        if (!HttpMethods.isUnsafe(request) && request.getHeader("Upgrade") == null) {
            return Optional.empty();
        }
        if (FetchSite.isAnother(request) && !isWelcome(request)) {
            return Optional.of(OTHER_SITE);
        }
        return HttpMethods.isUnsafe(request) && needsCsrfHeader(request) && !CsrfHeader.isIn(request)
                ? Optional.of(NO_CSRF_HEADER)
                : Optional.empty();
    }

    /** Never where the request would act as the operator. A wrong key is refused later. */
    private boolean isWelcome(HttpServletRequest request) {
        String path = path(request);
        return !path.startsWith(ADMIN)
                && !(HttpMethods.isUnsafe(request) && path.startsWith(CLONING))
                && !Operator.sent(request)
                && (origins.include(request.getHeader("Origin"))
                        || (keys.required() && ApiAccess.bearer(request).isPresent()));
    }

    /** A form can't send JSON; it can send anything else, and whatever a cookie authorizes. */
    private static boolean needsCsrfHeader(HttpServletRequest request) {
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
