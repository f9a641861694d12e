package org.assistant.tts.speech.utterance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.record.Harmless;
import org.assistant.tts.speech.record.Refusal;
import org.assistant.tts.spi.TTSException;

/**
 * Admits utterances: limits how many run at once, in total, for one address and for one API key.
 * Thread-safe; the limits may change.
 */
@ApplicationScoped
public class Admission {

    /** Refusals further apart than this belong to different periods of overload. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    private final LiveConfig config;
    private final Consumer<Refusal> refusals;
    private final LongSupplier nanoTime;
    private final Map<String, Integer> byName = new HashMap<>(); // guarded by this, like all below
    private final Map<String, Integer> byAddress = new HashMap<>();
    private int taken;
    private boolean refused;
    private long firstRefusal;
    private long lastRefusal;

    Admission() {
        this(null, refusal -> {}, System::nanoTime);
    }

    /** @param refusals fired for each refused text */
    @Inject
    public Admission(LiveConfig config, Event<Refusal> refusals) {
        this(config, new Harmless<>("A refusal could not be counted", refusals::fire), System::nanoTime);
    }

    /**
     * Without a container.
     *
     * @param refusals called for each refused text
     * @param nanoTime as {@link System#nanoTime}
     */
    public Admission(LiveConfig config, Consumer<Refusal> refusals, LongSupplier nanoTime) {
        this.config = config;
        this.refusals = refusals;
        this.nanoTime = nanoTime;
    }

    /**
     * Takes a place; the caller closes it.
     *
     * @throws TTSException.EngineOverloaded if all places are taken, or all that {@code client} may have
     */
    public Place take(Client client) {
        int all = config.value(SpeechSettings.MAX_CONCURRENT);
        int share = (all * config.value(SpeechSettings.PERCENT_PER_ADDRESS) + 99) / 100;
        String full;
        synchronized (this) {
            if (taken >= all) {
                full = "all " + all + " places are taken";
            } else if (client.most() > 0 && byName.getOrDefault(client.name(), 0) >= client.most()) {
                full = "all " + client.most() + " places of this API key are taken";
            } else if (!client.address().isEmpty() && byAddress.getOrDefault(client.address(), 0) >= share) {
                full = "all " + share + " places of one address are taken";
            } else {
                return new Place(client);
            }
        }
        refused(client, Refusal.Bound.PLACES, full, running() >= all);
        throw new TTSException.EngineOverloaded(full + "; try again in a moment");
    }

    /**
     * Records that {@code client} was refused, because of {@code reason}.
     *
     * @param bound the limit that refused it
     * @param everybody whether every other client would have been refused, too: a client that is refused for having too much
     * already says nothing about the server
     */
    public void refused(Client client, Refusal.Bound bound, String reason, boolean everybody) {
        if (everybody) {
            noteRefusal();
        }
        refusals.accept(new Refusal(client.name(), bound, reason, everybody));
    }

    /** The number of places taken. */
    synchronized int running() {
        return taken;
    }

    /** Whether utterances have been refused without a pause for longer than {@code tts.speech.saturated-after}. */
    public synchronized boolean isSaturated() {
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

    private synchronized void count(Client client, int change) {
        taken += change;
        count(byName, client.name(), change);
        count(byAddress, client.address(), change);
    }

    private static void count(Map<String, Integer> places, String of, int change) {
        places.merge(of, change, Integer::sum);
        places.remove(of, 0);
    }

    /** A taken place; closing releases it once. */
    public final class Place implements AutoCloseable {
        private final Client client;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Place(Client client) {
            this.client = client;
            count(client, 1);
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                count(client, -1);
            }
        }
    }
}
