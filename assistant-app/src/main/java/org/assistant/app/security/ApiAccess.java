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

/**
 * Asks for a key where keys are configured, and counts requests. The operator needs none. A WebSocket may be opened without
 * one, since a page can't send a header with it, and has to tell its key first.
 */
public class ApiAccess implements Filter {

    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final Allowance allowance;

    @Inject
    public ApiAccess(ApiKeys keys, Allowance allowance) {
        this.keys = keys;
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
        chain.doFilter(request, response);
    }

    /** @throws RequestRefused if {@code request} may not go on */
    void admit(HttpServletRequest request) {
        if (!keys.required()) {
            return;
        }
        if (Operator.sent(request)) {
            new Caller(Operator.NAME).sent(request);
            return;
        }
        String header = request.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            Caller caller = keys.caller(header.substring(BEARER.length()).strip())
                    .orElseThrow(() -> new RequestRefused(Refusal.wrongKey()));
            caller.sent(request);
            allowance.request(caller);
        } else if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            throw new RequestRefused(Refusal.noKey());
        }
    }
}
