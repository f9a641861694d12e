package org.assistant.it;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a {@link Server} that can speak, or its {@link Api}. One server serves all test classes of a run that have
 * the same subclass of this one: it is started for the first and stopped after the last.
 */
public class PayaraMicro implements ParameterResolver {

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Server.class || type == Api.class;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(getClass()))
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(started()), Shared.class)
                .server;
        return parameter.getParameter().getType() == Server.class ? server : new Api(server);
    }

    private Server started() {
        Server server = start();
        try {
            server.awaitReady(Server.START);
            prepare(new Api(server));
            return server;
        } catch (AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** Starts the server. */
    protected Server start() {
        return Server.start("shared", Map.of());
    }

    /** Prepares the server, which is ready. */
    protected void prepare(Api api) {}

    /** Closed by JUnit at the end of the run. */
    private record Shared(Server server) implements AutoCloseable {
        @Override
        public void close() {
            server.close();
        }
    }
}
