package org.assistant.app.live;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.assistant.app.security.browser.AllowedOrigins;
import org.assistant.app.security.keys.Caller;

/**
 * Gives the container the endpoint's bean, and refuses pages of other sites that are not allowed. A browser lets any page open a
 * WebSocket to any site and only sends the page's origin. It adds no API key by itself, so a request with a key is not from a
 * browser's page.
 */
public final class LiveConfigurator extends ServerEndpointConfig.Configurator {

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return CDI.current().select(endpoint).get();
    }

    @Override
    public boolean checkOrigin(String origin) {
        HttpServletRequest request =
                CDI.current().select(HttpServletRequest.class).get();
        return fromHere(origin, request.getHeader("Host"))
                || Caller.of(request).kind() == Caller.Kind.KEY
                || CDI.current().select(AllowedOrigins.class).get().include(origin);
    }

    /**
     * Whether a page from {@code origin} was served under {@code host}, or the request is from no page at all.
     *
     * @param origin null or empty if there is none
     * @param host the host that the client asked for; may be null
     */
    static boolean fromHere(String origin, String host) {
        return origin == null
                || origin.isEmpty()
                || authority(origin)
                        .filter(from -> host != null && from.equals(host.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    /**
     * Host and port of {@code origin} as a browser writes them; empty for the origin {@code null} of a page without an origin.
     */
    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority())
                    .map(authority -> authority.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
