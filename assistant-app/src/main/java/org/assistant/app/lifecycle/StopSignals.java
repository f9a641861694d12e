package org.assistant.app.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.app.rest.connection.ServerListeners;
import org.assistant.tts.speech.Shutdown;

/**
 * Begins the {@link Shutdown} on a signal, or when the server undeploys the application. A signal ends the whole server, so its
 * listeners are closed as soon as nothing is spoken any more.
 */
@ApplicationScoped
class StopSignals {

    private final Shutdown shutdown;
    private final ServerListeners listeners;
    private List<StopSignal> signals = List.of();

    StopSignals() {
        this(null, null);
    }

    @Inject
    StopSignals(Shutdown shutdown, ServerListeners listeners) {
        this.shutdown = shutdown;
        this.listeners = listeners;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        signals = Stream.of("TERM", "INT")
                .map(name -> StopSignal.of(name, this::end))
                .flatMap(Optional::stream)
                .toList();
    }

    private void end() {
        shutdown.stop();
        listeners.close();
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        signals.forEach(StopSignal::remove);
        shutdown.stop();
    }
}
