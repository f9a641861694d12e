package org.assistant.app.live;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;

/**
 * The endpoint of a conversation. It takes text, and sends the words of the reply, the engine that speaks them, and their audio.
 */
@ServerEndpoint(value = "/api/assistant/live", configurator = LiveConfigurator.class)
@ApplicationScoped
public class LiveSocket {

    private static final System.Logger LOGGER = System.getLogger(LiveSocket.class.getName());

    private final LiveSessions sessions;

    /** Public as the WebSocket specification demands; Open Liberty insists on it. */
    public LiveSocket() {
        this(null);
    }

    @Inject
    LiveSocket(LiveSessions sessions) {
        this.sessions = sessions;
    }

    @OnOpen
    public void open(Session session) {
        session.setMaxTextMessageBufferSize(sessions.mostMessageCharacters());
        session.setMaxIdleTimeout(0);
        sessions.open(session.getId(), session.getUserPrincipal(), new SocketOutlet(session, sessions::writeTimeout));
    }

    @OnMessage
    public void text(String message, Session session) {
        sessions.receive(session.getId(), message);
    }

    @OnMessage
    public void sound(ByteBuffer message, Session session) throws IOException {
        sessions.close(session.getId());
        session.close(new CloseReason(CloseCodes.CANNOT_ACCEPT, "text messages only"));
    }

    @OnMessage
    public void pong(PongMessage message, Session session) {
        sessions.alive(session.getId());
    }

    @OnClose
    public void close(Session session) {
        sessions.close(session.getId());
    }

    @OnError
    public void fail(Session session, Throwable failure) {
        LOGGER.log(Level.DEBUG, "a live conversation failed", failure);
    }
}
