package org.assistant.it;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test class a {@link Server} that can speak, or its {@link Api}. One server serves all test classes of a run: it is
 * started for the first and stopped after the last.
 */
public final class PayaraMicro implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Server.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PayaraMicro.class))
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .server;
        return parameter.getParameter().getType() == Server.class ? server : new Api(server);
    }

    /** Closed by JUnit at the end of the run. */
    private static final class Shared implements AutoCloseable {
        private final Server server = Server.start("shared", Map.of());

        private Shared() {
            try {
                server.awaitReady(Server.START);
            } catch (AssertionError e) {
                server.close();
                throw e;
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
