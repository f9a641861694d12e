package org.assistant.app.rest;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes every response of the API a {@link BreakableResponse}. */
@WebFilter(
        urlPatterns = {"/v1/*", "/api/*"},
        asyncSupported = true)
public class BreakableResponses implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        BreakableResponse breakable =
                new BreakableResponse((HttpServletRequest) request, (HttpServletResponse) response);
        request.setAttribute(BreakableResponse.class.getName(), breakable);
        chain.doFilter(request, breakable);
    }
}
