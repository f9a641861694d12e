package org.assistant.app.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.assistant.app.config.LiveConfig;
import org.assistant.app.observe.Harmless;
import org.assistant.app.observe.Refusal;
import org.assistant.tts.spi.TTSException;

/** The gate before the engines: so many utterances at once and no more. Safe for many threads; the limit may change. */
@ApplicationScoped
class Admission {

    /** Refusals further apart than this are two times of crowding. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final LiveConfig config;
    private final Consumer<Refusal> refusals;
    private final LongSupplier nanoTime;
    private final AtomicInteger taken = new AtomicInteger();
    private boolean refused; // guarded by this, like all below
    private long firstRefusal;
    private long lastRefusal;

    Admission() {
        this(null, refusal -> {}, System::nanoTime);
    }

    @Inject
    Admission(LiveConfig config, Event<Refusal> refusals) {
        this(config, new Harmless<>("A refusal could not be counted", refusals::fire), System::nanoTime);
    }

    Admission(LiveConfig config, Consumer<Refusal> refusals, LongSupplier nanoTime) {
        this.config = config;
        this.refusals = refusals;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a place; whoever took it gives it back.
     *
     * @param client who asks
     * @throws TTSException.EngineOverloaded if all are taken
     */
    Place take(String client) {
        int limit = config.value(SpeechSettings.MAX_CONCURRENT);
        if (taken.incrementAndGet() > limit) {
            taken.decrementAndGet();
            refused(client, "all " + limit + " places are taken");
            throw new TTSException.EngineOverloaded(
                    limit + " utterances are being spoken already; try again in a moment");
        }
        return new Place(taken);
    }

    /** Notes that {@code client} was refused, because of {@code reason}. */
    void refused(String client, String reason) {
        noteRefusal();
        refusals.accept(new Refusal(client, reason));
    }

    /** How many places are taken. */
    int running() {
        return taken.get();
    }

    /** Whether utterances have been refused without a pause for longer than {@code tts.speech.saturated-after}. */
    synchronized boolean isSaturated() {
        return refused
                && nanoTime.getAsLong() - lastRefusal <= PAUSE.toNanos()
                && lastRefusal - firstRefusal
                        > config.value(SpeechSettings.SATURATED_AFTER).toNanos();
    }

    private synchronized void noteRefusal() {
        long now = nanoTime.getAsLong();
        if (!refused || now - lastRefusal > PAUSE.toNanos()) {
            firstRefusal = now;
        }
        refused = true;
        lastRefusal = now;
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
