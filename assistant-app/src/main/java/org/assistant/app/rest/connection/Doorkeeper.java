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
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.security.keys.ApiAccess;
import org.assistant.tts.speech.Shutdown;

/**
 * Accepts requests until the server stops; the stop waits for the accepted ones. Live conversations call {@link Shutdown}
 * themselves.
 */
public class Doorkeeper implements Filter {

    private final Shutdown shutdown;

    @Inject
    public Doorkeeper(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (ApiAccess.opensConversation((HttpServletRequest) request)) {
            chain.doFilter(request, response);
        } else if (shutdown.accept()) {
            try {
                chain.doFilter(request, response);
            } finally {
                shutdown.done();
            }
        } else {
            HttpServletResponse refusal = (HttpServletResponse) response;
            refusal.setHeader("Connection", "close"); // the client's next connection may reach another server
            ApiError.serverStopping().send(refusal);
        }
    }
}
