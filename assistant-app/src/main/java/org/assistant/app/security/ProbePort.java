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
import java.util.regex.Pattern;
import org.assistant.tts.speech.config.LiveConfig;

/**
 * Answers only to health checks and metrics on the port of {@code assistant.probes.local-port}. A server that gives this port
 * threads of its own answers its probes when all other threads are busy, and nobody else can take those threads.
 */
public class ProbePort implements Filter {

    private static final Pattern PROBE = Pattern.compile("/(health|metrics)(/.*)?");

    private final LiveConfig config;

    @Inject
    public ProbePort(LiveConfig config) {
        this.config = config;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isOpen((HttpServletRequest) request)) {
            chain.doFilter(request, response);
        } else {
            Denial.probesOnly().send((HttpServletResponse) response);
        }
    }

    boolean isOpen(HttpServletRequest request) {
        return request.getLocalPort() != config.value(SecuritySettings.PROBES_PORT)
                || PROBE.matcher(request.getRequestURI()).matches();
    }
}
