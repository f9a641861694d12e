package org.assistant.app.rest.connection;

import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The server's listeners, and the connections that clients keep open between two requests. A stopping server answers new requests
 * with errors of its own until it has undeployed its applications; a client without a connection tries another server at once. On
 * other servers than Payara nothing is closed. Safe for many threads.
 */
@ApplicationScoped
public class ServerListeners {

    private static final System.Logger LOGGER = System.getLogger(ServerListeners.class.getName());

    private final Map<Object, Boolean> connections = new WeakHashMap<>(); // guarded by this

    /** Remembers {@code connection} while it is open. */
    void add(ServerConnection connection) {
        connection.grizzly().ifPresent(this::remember);
    }

    private synchronized void remember(Object connection) {
        connections.put(connection, true);
    }

    /** Refuses new connections from now on, and closes those to which nothing is being sent. */
    public void close() {
        try {
            Set<Object> transports = new HashSet<>();
            for (Object connection : seen()) {
                Object transport = ServerConnection.call(connection, "Connection", "getTransport");
                if (transports.add(transport)) {
                    ServerConnection.call(transport, "SocketBinder", "unbindAll");
                }
            }
            for (Object connection : seen()) {
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

    private synchronized List<Object> seen() {
        return List.copyOf(connections.keySet());
    }
}
