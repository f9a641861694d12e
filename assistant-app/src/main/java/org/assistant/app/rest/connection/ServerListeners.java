package org.assistant.app.rest.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The server's listeners, and the connections that clients keep open between two requests. A stopping server answers new
 * requests with errors of its own until it has undeployed its applications; a client without a connection tries another server
 * at once. On other servers than Payara nothing is closed. Thread-safe.
 */
@ApplicationScoped
public class ServerListeners {

    private static final System.Logger LOGGER = System.getLogger(ServerListeners.class.getName());

    private final Map<Object, Boolean> connections = new WeakHashMap<>(); // to whether a request waits; guarded by this

    /** A request begins on {@code connection}. */
    void begin(ServerConnection connection) {
        connection.grizzly().ifPresent(known -> note(known, true));
    }

    /** The request has its answer. */
    void end(ServerConnection connection) {
        connection.grizzly().ifPresent(known -> note(known, false));
    }

    private synchronized void note(Object connection, boolean waits) {
        connections.put(connection, waits);
    }

    /** Refuses new connections from now on, and closes those on which no request waits and nothing is being sent. */
    public void close() {
        try {
            Set<Object> transports = new HashSet<>();
            for (Object connection : seen(true)) {
                Object transport = ServerConnection.call(connection, "Connection", "getTransport");
                if (transports.add(transport)) {
                    ServerConnection.call(transport, "SocketBinder", "unbindAll");
                }
            }
            for (Object connection : seen(false)) {
                Object queue = ServerConnection.call(connection, "nio.NIOConnection", "getAsyncWriteQueue");
                if (ServerConnection.call(queue, "asyncqueue.TaskQueue", "isEmpty")
                        .equals(true)) {
                    ServerConnection.call(connection, "Closeable", "closeSilently");
                }
            }
        } catch (ReflectiveOperationException e) {
            LOGGER.log(Level.WARNING, "connections stay open until the server closes them: " + e);
        }
    }

    /** The connections that are still known, with or without those on which a request waits. */
    private synchronized List<Object> seen(boolean busy) {
        return connections.entrySet().stream()
                .filter(entry -> busy || !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }
}
