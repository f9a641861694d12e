package org.assistant.it;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** As {@link PayaraMicro}, with a small XTTS beside Kokoro. */
final class PayaraMicroWithXtts implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Server.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PayaraMicroWithXtts.class))
                .getOrComputeIfAbsent(Shared.class, key -> new Shared(), Shared.class)
                .server;
        return parameter.getParameter().getType() == Server.class ? server : new Api(server);
    }

    /** Closed by JUnit when the run is over. */
    private static final class Shared implements AutoCloseable {
        private final Server server;

        private Shared() {
            Path models = XttsModel.models("models");
            XttsModel.convert(XttsModel.checkpoint("checkpoint"), models);
            // With Kokoro to step in, as it is shipped; how late a cold server on a busy machine is, is not the subject
            // here.
            server = Server.start(
                    "xtts", Map.of("tts.models.dir", models.toString(), "tts.xtts.latency-budget", "30000"));
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
