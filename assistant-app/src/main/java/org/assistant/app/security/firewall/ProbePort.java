package org.assistant.app.security.firewall;

import jakarta.inject.Inject;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.assistant.app.security.Denial;
import org.assistant.app.security.SecuritySettings;
import org.assistant.tts.speech.config.LiveConfig;

/**
 * Answers only to health checks and metrics on the port of {@code assistant.probes.local-port}. A server that has threads of
 * its own for this port answers probes while all other threads are busy, and no other request can take those threads.
 */
public class ProbePort implements Filter {

    private static final Pattern PROBE = Pattern.compile("/(health|metrics)(/.*)?");

    private static final Denial PROBES_ONLY = new Denial(
            HttpServletResponse.SC_NOT_FOUND,
            "this port answers only to /health and /metrics",
            "probes_only",
            Map.of());

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
            PROBES_ONLY.send((HttpServletResponse) response);
        }
    }

    boolean isOpen(HttpServletRequest request) {
        return request.getLocalPort() != config.value(SecuritySettings.PROBES_PORT)
                || PROBE.matcher(request.getRequestURI()).matches();
    }
}
