package org.assistant.app.live;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;

/**
 * Lets a client send its first frame together with the handshake.
 *
 * <p>Tyrus, Payara's WebSocket implementation, registers its read listener before it is ready for a frame. If a frame has already
 * arrived, Payara calls the listener on the same thread, and the listener waits forever for what that thread would do next. So a
 * {@link LateListening} is put between Tyrus and the connection. Other servers' handlers are left alone: they expect a connection
 * of their own server.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class EarlyFrames implements Filter {

    private static final String TYRUS = "org.glassfish.tyrus.";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        chain.doFilter(http.getHeader("Upgrade") == null ? http : new Upgradable(http), response);
    }

    private static final class Upgradable extends HttpServletRequestWrapper {

        Upgradable(HttpServletRequest request) {
            super(request);
        }

        @Override
        public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws IOException, ServletException {
            if (!type.getName().startsWith(TYRUS)) {
                return super.upgrade(type);
            }
            T handler;
            try {
                handler = type.getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new ServletException(e);
            }
            super.upgrade(LateListening.class).start(handler);
            return handler;
        }
    }
}
