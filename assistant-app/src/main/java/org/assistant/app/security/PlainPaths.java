package org.assistant.app.security;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Refuses paths with parameters, as in {@code /v1/audio;x/voices}: the server does not see that its constraint on {@code
 * /v1/audio/voices} means them too, while JAX-RS finds the resource.
 */
public class PlainPaths implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (((HttpServletRequest) request).getRequestURI().indexOf(';') >= 0) {
            Refusal.strangePath().send((HttpServletResponse) response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
