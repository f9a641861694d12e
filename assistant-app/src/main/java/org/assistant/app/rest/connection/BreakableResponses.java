package org.assistant.app.rest.connection;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes every response a {@link BreakableResponse}, and remembers the connection of its request. */
public class BreakableResponses implements Filter {

    private final WaitingThreads threads;
    private final ServerListeners listeners;

    @Inject
    public BreakableResponses(WaitingThreads threads, ServerListeners listeners) {
        this.threads = threads;
        this.listeners = listeners;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        ServerConnection connection = ServerConnection.of(request);
        listeners.begin(connection);
        try {
            BreakableResponse breakable =
                    new BreakableResponse((HttpServletRequest) request, (HttpServletResponse) response, threads);
            request.setAttribute(BreakableResponse.class.getName(), breakable);
            chain.doFilter(request, breakable);
            if (!request.isAsyncStarted()) {
                breakable.finish();
            }
        } finally {
            listeners.end(connection);
        }
    }
}
