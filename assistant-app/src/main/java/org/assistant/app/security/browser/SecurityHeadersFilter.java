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
import org.assistant.app.security.SecurityHeaders;
import org.assistant.app.security.firewall.Exposure;

/** Adds the {@link SecurityHeaders} to every response, and further headers over TLS and for the admin API. */
public class SecurityHeadersFilter implements Filter {

    private final Exposure exposure;

    @Inject
    public SecurityHeadersFilter(Exposure exposure) {
        this.exposure = exposure;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        exposure.receivedAt(http.getLocalAddr());
        SecurityHeaders.add(answer);
        if (http.isSecure()) {
            answer.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (http.getRequestURI().startsWith(http.getContextPath() + "/api/admin")) {
            answer.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}
