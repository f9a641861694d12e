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
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assistant.app.config.LiveConfig;

/**
 * Where neither a password nor API keys protect the server, and it is reached over the loopback interface: answers only to
 * {@code localhost}, an address in figures, or a name that is allowed. A page of another site can have its own name pointed
 * here; to the browser this is that site's server then, and no other rule holds.
 */
public class KnownHosts implements Filter {

    private static final Pattern OWN =
            Pattern.compile("([a-z0-9-]+\\.)*localhost|[0-9.]+|\\[?[0-9a-f.]*:[0-9a-f:.]*]?");

    private final LiveConfig config;
    private final AdminPassword password;
    private final ApiKeys keys;

    @Inject
    public KnownHosts(LiveConfig config, AdminPassword password, ApiKeys keys) {
        this.config = config;
        this.password = password;
        this.keys = keys;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isKnown((HttpServletRequest) request)) {
            chain.doFilter(request, response);
        } else {
            Refusal.unknownHost().send((HttpServletResponse) response);
        }
    }

    boolean isKnown(HttpServletRequest request) {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        return OWN.matcher(host).matches()
                || password.isSet()
                || keys.required()
                || !Surroundings.isLoopback(request.getLocalAddr())
                || isAllowed(host);
    }

    private boolean isAllowed(String host) {
        return Arrays.stream(config.value(SecuritySettings.ALLOWED_HOSTS).split(","))
                .map(String::strip)
                .anyMatch(allowed -> allowed.equals("*") || allowed.equalsIgnoreCase(host));
    }
}
