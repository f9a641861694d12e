package org.assistant.app.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.app.config.LiveConfig;
import org.assistant.tts.spi.TTSException;

/** The gate before the engines: so many utterances at once and no more. Safe for many threads; the limit may change. */
@ApplicationScoped
class Admission {

    private final LiveConfig config;
    private final AtomicInteger taken = new AtomicInteger();

    Admission() {
        this(null);
    }

    @Inject
    Admission(LiveConfig config) {
        this.config = config;
    }

    /**
     * Takes a place; whoever took it gives it back.
     *
     * @throws TTSException.EngineOverloaded if all are taken
     */
    Place take() {
        int limit = config.value(SpeechSettings.MAX_CONCURRENT);
        if (taken.incrementAndGet() > limit) {
            taken.decrementAndGet();
            throw new TTSException.EngineOverloaded(
                    limit + " utterances are being spoken already; try again in a moment");
        }
        return new Place(taken);
    }

    /** A place taken; closing gives it back once. */
    static final class Place implements AutoCloseable {
        private final AtomicInteger taken;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Place(AtomicInteger taken) {
            this.taken = taken;
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                taken.decrementAndGet();
            }
        }
    }
}
