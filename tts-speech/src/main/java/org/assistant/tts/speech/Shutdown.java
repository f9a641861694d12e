package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.SpeechSettings;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.utterance.ServerStopping;
import org.assistant.tts.speech.utterance.Utterances;

/**
 * The shutdown of the server. Nothing new is accepted; accepted work goes on for {@code assistant.shutdown.grace} at most,
 * and what is left then is ended with {@link ServerStopping}. Thread-safe.
 */
@ApplicationScoped
public class Shutdown {

    /** The time in which ended utterances may still report their end to the client; a busy machine needs seconds for it. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    /** {@code mvn -Prun} turns one Ctrl-C into two signals; a person who presses it again takes longer. */
    private static final Duration ONE_SIGNAL = Duration.ofSeconds(1);

    private enum Phase {
        OPEN,
        STOPPING,
        OVER,
        DONE
    }

    private final Utterances utterances;
    private final LiveConfig config;
    private final EventLog events;
    private final LongSupplier nanoTime;
    private final List<Runnable> told = new ArrayList<>(); // guarded by this, like all below
    private Phase phase = Phase.OPEN;
    private int accepted;
    private long askedAt;
    private long deadline;

    Shutdown() {
        this(null, null, null, System::nanoTime);
    }

    @Inject
    Shutdown(Utterances utterances, LiveConfig config, EventLog events) {
        this(utterances, config, events, System::nanoTime);
    }

    /** Without a container, for a server that speaks nothing. */
    public static Shutdown of(LiveConfig config, EventLog events) {
        return new Shutdown(new Utterances(), config, events);
    }

    Shutdown(Utterances utterances, LiveConfig config, EventLog events, LongSupplier nanoTime) {
        this.utterances = utterances;
        this.config = config;
        this.events = events;
        this.nanoTime = nanoTime;
    }

    /** Accepts work that the shutdown waits for until {@link #done}; false if the server is stopping. */
    public synchronized boolean accept() {
        if (phase != Phase.OPEN) {
            return false;
        }
        accepted++;
        return true;
    }

    /** Accepted work has ended. */
    public synchronized void done() {
        accepted--;
        notifyAll();
    }

    /** Runs {@code action} when the server begins to stop. */
    public synchronized void whenStopping(Runnable action) {
        told.add(action);
    }

    /** The progress of the shutdown, in a sentence; empty if the server is not stopping. */
    public synchronized Optional<String> news() {
        if (phase == Phase.OPEN) {
            return Optional.empty();
        }
        long seconds = Math.round((deadline - nanoTime.getAsLong()) / 1e9);
        return Optional.of("The server is stopping. "
                + (phase == Phase.STOPPING && accepted > 0
                        ? "It finishes what was accepted (" + accepted + "), within " + seconds + " s."
                        : "Nothing is spoken any more."));
    }

    /** Whether the time for accepted work has run out. */
    synchronized boolean isOver() {
        return phase == Phase.OVER || phase == Phase.DONE;
    }

    /**
     * Stops, and returns when nothing is left. A second call while the first is running ends what is left at once, and
     * returns together with the first.
     */
    public void stop() {
        if (isFirst()) {
            finish();
        } else {
            hurry();
        }
    }

    private synchronized boolean isFirst() {
        if (phase != Phase.OPEN) {
            return false;
        }
        long grace = config.value(SpeechSettings.SHUTDOWN_GRACE).toNanos();
        phase = Phase.STOPPING;
        askedAt = nanoTime.getAsLong();
        deadline = askedAt + grace;
        return true;
    }

    private void finish() {
        try {
            tell(Happening.Level.INFO, news().orElseThrow());
            actions().forEach(Runnable::run);
            await(Phase.STOPPING);
            begin(Phase.OVER);
            int ended = utterances.stop();
            await(Phase.OVER);
            if (ended > 0) {
                tell(Happening.Level.WARNING, "The server's stop ended " + ended + " utterances");
            }
        } finally {
            begin(Phase.DONE);
        }
    }

    private synchronized List<Runnable> actions() {
        return List.copyOf(told);
    }

    private synchronized void begin(Phase next) {
        phase = next;
        deadline = nanoTime.getAsLong() + LAST_WORDS.toNanos();
        notifyAll();
    }

    private synchronized void hurry() {
        long now = nanoTime.getAsLong();
        if (phase == Phase.STOPPING && now - askedAt > ONE_SIGNAL.toNanos()) {
            deadline = now;
            notifyAll();
        }
        try {
            while (phase != Phase.DONE) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until no work is left or the time of the phase {@code now} is up. */
    private synchronized void await(Phase now) {
        try {
            for (long left = deadline - nanoTime.getAsLong();
                    phase == now && accepted > 0 && left > 0;
                    left = deadline - nanoTime.getAsLong()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // an interrupt ends the wait
        }
    }

    private void tell(Happening.Level level, String message) {
        events.add(level, "stop", message, Map.of());
    }
}
