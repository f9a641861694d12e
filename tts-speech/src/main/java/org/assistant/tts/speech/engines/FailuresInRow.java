package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.WordlessFailure;

/**
 * Consecutive utterances that failed by a fault of the server; client errors, refusals and cancellations don't count. After a
 * few of them, or after one that failed because a class was missing, the server is not ready until an utterance succeeds.
 * Thread-safe.
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

    /** @param events records when the server becomes not ready, and when it recovers */
    @Inject
    public FailuresInRow(EventLog events) {
        this.events = events;
    }

    /** An utterance succeeded. */
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

    /** An utterance failed with {@code failure}, a fault of the server. */
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

    /** The test sentence that was spoken to see whether speech works again failed with {@code failure}, too. */
    public synchronized void rehearsalFailed(Throwable failure) {
        lost = isUnlinked(failure);
    }

    /** Why the server is not ready; empty if there is no doubt. */
    public synchronized Optional<String> complaint() {
        return isDoubtful()
                ? Optional.of(
                        failures == 1
                                ? "the last speech failed: " + last
                                : failures + " speeches in a row failed: " + last)
                : Optional.empty();
    }

    /** Whether only a restart helps: the JVM never looks again for a class that it once failed to find. */
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
