package org.assistant.app.rest.connection;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The connection of a request. The Servlet API has no methods for this; Payara's own classes do and are called by reflection. On
 * other servers nothing is done.
 */
final class ServerConnection {

    private static final String GRIZZLY = "org.glassfish.grizzly.";

    private final ServletRequest request;
    private Object connection;

    private ServerConnection(ServletRequest request) {
        this.request = request;
    }

    static ServerConnection of(ServletRequest request) {
        ServletRequest innermost = request;
        while (innermost instanceof ServletRequestWrapper wrapper) {
            innermost = wrapper.getRequest();
        }
        return new ServerConnection(innermost);
    }

    /**
     * Breaks the connection without an end of the response.
     *
     * @throws ReflectiveOperationException on another server than Payara
     */
    void breakOff() throws ReflectiveOperationException {
        call(connection(), "Closeable", "terminateSilently");
    }

    /** Grizzly's connection; empty on another server than Payara. */
    Optional<Object> grizzly() {
        try {
            return Optional.of(connection());
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** Calls {@code method} of Grizzly's {@code type}, a name without its prefix, on {@code target}. */
    static Object call(Object target, String type, String method) throws ReflectiveOperationException {
        return type(target, type).getMethod(method).invoke(target);
    }

    /** Sets how many bytes may wait in memory for the client before a write waits; false on another server than Payara. */
    boolean mostBytesWaiting(int bytes) {
        try {
            type(connection(), "nio.NIOConnection")
                    .getMethod("setMaxAsyncWriteQueueSize", int.class)
                    .invoke(connection(), bytes);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Sets how long a read waits for a byte; false on another server than Payara. */
    boolean readTimeout(Duration timeout) {
        return set("setReadTimeout", timeout);
    }

    /** Sets how long a write waits for the client to read; false on another server than Payara. */
    boolean writeTimeout(Duration timeout) {
        return set("setWriteTimeout", timeout);
    }

    /**
     * Whether the body of the request is left as it was sent, with the sizes of its chunks, and its end is not detected. Payara
     * does that when the request offers an upgrade. False on another server.
     */
    boolean leavesBody() {
        try {
            Object grizzly = grizzlyRequest();
            Object packet = grizzly.getClass().getMethod("getRequest").invoke(grizzly);
            return (boolean) call(packet, "http.HttpHeader", "isIgnoreContentModifiers");
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private boolean set(String method, Duration timeout) {
        try {
            type(connection(), "Connection")
                    .getMethod(method, long.class, TimeUnit.class)
                    .invoke(connection(), timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static Class<?> type(Object target, String name) throws ReflectiveOperationException {
        return target.getClass().getClassLoader().loadClass(GRIZZLY + name);
    }

    private Object connection() throws ReflectiveOperationException {
        if (connection == null) {
            Object grizzly = grizzlyRequest();
            Object context = grizzly.getClass().getMethod("getContext").invoke(grizzly);
            connection = context.getClass().getMethod("getConnection").invoke(context);
        }
        return connection;
    }

    private Object grizzlyRequest() throws ReflectiveOperationException {
        Object payara =
                request.getClass().getMethod("getUnwrappedCoyoteRequest").invoke(request);
        return payara.getClass().getMethod("getCoyoteRequest").invoke(payara);
    }
}
