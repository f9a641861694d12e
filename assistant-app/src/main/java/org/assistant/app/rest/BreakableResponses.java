package org.assistant.app.rest;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes every response a {@link BreakableResponse}. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class BreakableResponses implements Filter {

    private final WaitingThreads threads;

    @Inject
    public BreakableResponses(WaitingThreads threads) {
        this.threads = threads;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BreakableResponse breakable =
                new BreakableResponse((HttpServletRequest) request, (HttpServletResponse) response, threads);
        request.setAttribute(BreakableResponse.class.getName(), breakable);
        chain.doFilter(request, breakable);
        if (!request.isAsyncStarted()) {
            breakable.finish();
        }
    }
}
