package org.assistant.tts.speech.record.export;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/** How many live conversations are open, as those who hold them tell. Safe for many threads. */
@ApplicationScoped
public class OpenConversations {

    private final Exports exports;
    private volatile int open;

    OpenConversations() {
        this(null);
    }

    /** @param exports shows the number outside */
    @Inject
    public OpenConversations(Exports exports) {
        this.exports = exports;
    }

    /** After {@link Exports} has found out what the server has. */
    void start(
            @Observes @Initialized(ApplicationScoped.class) @Priority(Interceptor.Priority.LIBRARY_AFTER)
                    Object event) {
        exports.metrics().gauge(SpeechMetrics.Gauge.LIVE_CONVERSATIONS, "", () -> open);
    }

    /** There are so many from now on. */
    public void now(int count) {
        open = count;
    }

    /** How many there are. */
    public int count() {
        return open;
    }
}
