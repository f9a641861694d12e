package org.assistant.app.live;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives the container the endpoint's bean, and refuses pages of other sites: a browser lets any page open a WebSocket
 * anywhere, and only tells where the page is from.
 */
public final class LiveConfigurator extends ServerEndpointConfig.Configurator {

    private static final String ADDRESS = "org.assistant.address";

    @Override
    public <T> T getEndpointInstance(Class<T> endpoint) {
        return CDI.current().select(endpoint).get();
    }

    @Override
    public boolean checkOrigin(String origin) {
        return fromHere(
                origin, CDI.current().select(HttpServletRequest.class).get().getHeader("Host"));
    }

    /** A WebSocket does not know where it was opened from: that is kept among its properties. */
    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties()
                .put(
                        ADDRESS,
                        CDI.current().select(HttpServletRequest.class).get().getRemoteAddr());
    }

    /** The address that {@code session} was opened from; empty if it is not known. */
    static String address(Session session) {
        return session.getUserProperties().get(ADDRESS) instanceof String address ? address : "";
    }

    /**
     * Whether a page from {@code origin} was served under {@code host}, or it is no page at all.
     *
     * @param origin null or empty where there is none
     * @param host what the client believes to speak to; may be null
     */
    static boolean fromHere(String origin, String host) {
        return origin == null
                || origin.isEmpty()
                || authority(origin)
                        .filter(from -> host != null && from.equals(host.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    /** Host and port of {@code origin} as a browser writes them; nothing for {@code null}, of a page from nowhere. */
    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority())
                    .map(authority -> authority.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
