package org.assistant.app.security.keys;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assistant.app.security.HttpMethods;
import org.assistant.app.security.Lists;
import org.assistant.app.security.Operator;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.SecuritySettings;
import org.assistant.tts.speech.config.LiveConfig;

/**
 * Requires a key where keys are configured, and counts requests. The operator needs no key. A live conversation may be opened
 * without one, since a page can't send a header with a WebSocket; its first message must contain the key. Its turns are counted
 * instead of its opening.
 */
public class ApiAccess implements Filter {

    private static final String BEARER = "Bearer ";
    private static final String LIVE = "/api/assistant/live";
    private static final Pattern LISTS = Pattern.compile("/v1/(models(/.*)?|audio/models/?|audio/voices/?)");

    private final LiveConfig config;
    private final ApiKeys keys;
    private final KeyCheck check;
    private final Standing standing;
    private final Allowance allowance;

    @Inject
    public ApiAccess(LiveConfig config, ApiKeys keys, KeyCheck check, Standing standing, Allowance allowance) {
        this.config = config;
        this.keys = keys;
        this.check = check;
        this.standing = standing;
        this.allowance = allowance;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        try {
            admit(http);
        } catch (RequestRefused e) {
            allowance.tell(http, answer);
            e.refusal().send(answer);
            return;
        }
        allowance.tell(http, answer);
        chain.doFilter(opensConversation(http) ? named(http) : http, response);
    }

    /** @throws RequestRefused if {@code request} is not admitted */
    void admit(HttpServletRequest request) {
        if (!keys.required()) {
            return;
        }
        if (Operator.sent(request)) {
            Caller.OPERATOR.sent(request);
            return;
        }
        Optional<String> key = bearer(request);
        if (key.isPresent()) {
            Caller caller = check.caller(key.get(), request.getRemoteAddr())
                    .orElseThrow(() -> new RequestRefused(KeyDenial.wrongKey()));
            caller.sent(request);
            if (!opensConversation(request)) {
                allowance.request(caller);
            }
        } else if (isOpenList(request)) {
            Caller.STRANGER.sent(request);
        } else if (!opensConversation(request)) {
            throw new RequestRefused(KeyDenial.noKey());
        }
    }

    /** The key that {@code request} sends as a bearer token. */
    public static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private boolean isOpenList(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return LISTS.matcher(path).matches()
                && !HttpMethods.isUnsafe(request)
                && config.value(SecuritySettings.LISTS) == Lists.OPEN;
    }

    /** Whether {@code request} opens a live conversation by its exact path. Any other path that leads there needs a key. */
    public static boolean opensConversation(HttpServletRequest request) {
        return "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                && request.getRequestURI().equals(request.getContextPath() + LIVE);
    }

    private HttpServletRequest named(HttpServletRequest request) {
        Caller caller = Operator.sent(request) ? standing.operator() : Caller.of(request);
        Guest guest = new Guest(caller, request.getRemoteAddr());
        return new HttpServletRequestWrapper(request) {
            @Override
            public Principal getUserPrincipal() {
                return guest;
            }
        };
    }
}
