package org.assistant.tts.speech.record.export;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** The number of open live conversations, as reported by their owner. Thread-safe. */
@ApplicationScoped
public class OpenConversations {

    private final Exports exports;
    private volatile int open;

    OpenConversations() {
        this(null);
    }

    /** @param exports shows the number outside the application */
    @Inject
    public OpenConversations(Exports exports) {
        this.exports = exports;
    }

    /** Runs after {@link Exports} has detected what the server supports. */
    void start(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_AFTER)
                    Object event) {
        exports.metrics().gauge(SpeechMetrics.Gauge.LIVE_CONVERSATIONS, "", () -> open);
    }

    /** Sets the number. */
    public void now(int count) {
        open = count;
    }

    /** The number. */
    public int count() {
        return open;
    }
}
