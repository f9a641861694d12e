package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.WordlessFailure;

/**
 * Speeches in a row that failed by a fault of the server: no client's mistakes, no refusals, none that were cancelled. After
 * some of them, or one that a class was missing for, it is in doubt whether anybody can be spoken to, until one speech
 * succeeds. Safe for many threads.
 */
@ApplicationScoped
public class FailuresInRow {

    /** One or two may be due to their texts. */
    static final int MOST = 3;

    private final EventLog events;
    private int failures; // guarded by this, like all below
    private boolean unlinked;
    private boolean lost;
    private String last = "";

    FailuresInRow() {
        this(null);
    }

    /** @param events is told when speech gets into doubt and out of it */
    @Inject
    public FailuresInRow(EventLog events) {
        this.events = events;
    }

    /** A speech succeeded. */
    public void succeeded() {
        boolean doubted;
        synchronized (this) {
            doubted = isDoubtful();
            failures = 0;
            unlinked = false;
            lost = false;
        }
        if (doubted) {
            events.add(Happening.Level.INFO, "speech", "Sentences are spoken again", Map.of());
        }
    }

    /** A speech failed for {@code failure}, a fault of the server. */
    public void failed(Throwable failure) {
        boolean doubted;
        synchronized (this) {
            doubted = isDoubtful();
            failures++;
            unlinked |= isUnlinked(failure);
            last = WordlessFailure.names(failure);
            doubted = !doubted && isDoubtful();
        }
        if (doubted) {
            events.add(
                    Happening.Level.ERROR,
                    "speech",
                    "Not ready until a sentence is spoken: " + complaint().orElse(last),
                    Map.of("failure", last));
        }
    }

    /** A sentence that was spoken to nobody, in order to end the doubt, failed for {@code failure}, too. */
    public synchronized void rehearsalFailed(Throwable failure) {
        lost = isUnlinked(failure);
    }

    /** Why it is in doubt whether anybody can be spoken to; nothing if it is not. */
    public synchronized Optional<String> complaint() {
        return isDoubtful()
                ? Optional.of(
                        failures == 1
                                ? "the last speech failed: " + last
                                : failures + " speeches in a row failed: " + last)
                : Optional.empty();
    }

    /** Whether only a restart helps: the virtual machine never again looks for a class that it did not find once. */
    synchronized boolean needsRestart() {
        return lost;
    }

    private boolean isDoubtful() {
        return unlinked || failures >= MOST;
    }

    private static boolean isUnlinked(Throwable failure) {
        Throwable one = failure;
        for (int depth = 0; one != null && depth < 20; depth++) {
            if (one instanceof LinkageError) {
                return true;
            }
            one = one.getCause();
        }
        return false;
    }
}
