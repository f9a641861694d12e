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
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assistant.app.security.Denial;
import org.assistant.app.security.RequestSource;
import org.assistant.app.security.SecuritySettings;
import org.assistant.app.security.keys.ApiKeys;
import org.assistant.tts.speech.config.LiveConfig;

/**
 * Prevents DNS rebinding where no API keys are configured: answers only to host names that another site can't have. A site can
 * point its own name at this server; to the browser this is then that site's server, and no other rule applies. {@code
 * localhost}, numeric addresses and allowed names pass. So do names that can't be registered: names of one label, as containers
 * and hosts have, those of Kubernetes' services, {@code .internal} as in {@code host.docker.internal}, {@code .lan}, {@code
 * .home.arpa} and {@code .local}. Over the loopback interface these pass for programs only, and {@code .local} does not pass:
 * the operator of the network that a laptop is in can choose what they resolve to, and for {@code .local} any host in it can.
 */
public class KnownHosts implements Filter {

    private static final Pattern OWN =
            Pattern.compile("([a-z0-9-]+\\.)*localhost|[0-9.]+|\\[?[0-9a-f.]*:[0-9a-f:.]*]?");

    private static final Pattern OF_A_NETWORK =
            Pattern.compile("[a-z0-9_-]+|([a-z0-9_-]+\\.)+(svc|internal|lan|home\\.arpa|local)");

    private static final String CHOSEN_BY_ANYBODY = ".local";

    private static final Denial UNKNOWN_HOST = new Denial(
            HttpServletResponse.SC_FORBIDDEN,
            "this server has no API keys, so it answers only to names that are its own; allow this one in"
                    + " assistant.allowed-hosts, or set API keys (assistant.api.keys)",
            "unknown_host",
            Map.of());

    private final LiveConfig config;
    private final ApiKeys keys;
    private final RefusedHosts refused = new RefusedHosts();

    @Inject
    public KnownHosts(LiveConfig config, ApiKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isKnown((HttpServletRequest) request)) {
            chain.doFilter(request, response);
        } else {
            refused.tell(request.getServerName());
            UNKNOWN_HOST.send((HttpServletResponse) response);
        }
    }

    boolean isKnown(HttpServletRequest request) {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        return OWN.matcher(host).matches()
                || keys.required()
                || (OF_A_NETWORK.matcher(host).matches() && isMeant(host, request))
                || isAllowed(host);
    }

    /** A browser sends the origin with every request by which a page could have something spoken. */
    private static boolean isMeant(String host, HttpServletRequest request) {
        return !RequestSource.isLoopback(request.getLocalAddr())
                || (request.getHeader("Origin") == null && !host.endsWith(CHOSEN_BY_ANYBODY));
    }

    private boolean isAllowed(String host) {
        return Arrays.stream(config.value(SecuritySettings.ALLOWED_HOSTS).split(","))
                .map(String::strip)
                .anyMatch(allowed -> allowed.equals("*") || allowed.equalsIgnoreCase(host));
    }
}
