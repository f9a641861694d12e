package org.assistant.app.lifecycle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.tts.speech.Shutdown;

/** Begins the {@link Shutdown}: when a signal says so, or when the server takes the application away. */
@ApplicationScoped
class StopSignals {

    private final Shutdown shutdown;
    private List<StopSignal> signals = List.of();

    StopSignals() {
        this(null);
    }

    @Inject
    StopSignals(Shutdown shutdown) {
        this.shutdown = shutdown;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        signals = Stream.of("TERM", "INT")
                .map(name -> StopSignal.of(name, shutdown::stop))
                .flatMap(Optional::stream)
                .toList();
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        signals.forEach(StopSignal::remove);
        shutdown.stop();
    }
}
