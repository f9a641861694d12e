package org.assistant.app.security.audit;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.speech.config.StateFolder;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.state.State;
import org.assistant.tts.speech.state.StateStore;

/**
 * What operators and clients did to the server, kept across restarts; several nodes may share it. Thread-safe.
 */
@ApplicationScoped
public class AuditLog {

    private static final System.Logger LOGGER = System.getLogger(AuditLog.class.getName());

    /** The kind of an entry that reports only a request. */
    private static final String REQUEST = "audit";

    /** A request is entered within this time after its effect. */
    private static final Duration TWINS = Duration.ofSeconds(1);

    /**
     * One failed login is kept in this time. Anybody can fail; the server's log has all failures, and the file keeps room for
     * what operators did.
     */
    private static final Duration BETWEEN_FAILURES = Duration.ofSeconds(10);

    private final State<List<Happening>> kept;
    private Instant lastFailure = Instant.EPOCH; // guarded by this

    AuditLog() {
        this(Path.of(""));
    }

    @Inject
    AuditLog(StateStore store) {
        this.kept = store.open("audit", AuditFormat.JSON);
    }

    /** @param folder need not exist */
    public AuditLog(Path folder) {
        this(new StateFolder(folder));
    }

    /** Keeps {@code happening} if a person or client did it; an entry that can't be kept is logged. */
    public void happened(@Observes Happening happening) {
        if (doer(happening).isEmpty() || (AuditRetention.isFailedLogin(happening) && isTooSoon(happening.when()))) {
            return;
        }
        try {
            kept.update(all -> isTold(happening, all) ? all : AuditRetention.after(all, happening));
        } catch (IOException e) {
            LOGGER.log(WARNING, "can't write the audit log in " + kept.place() + ": " + e);
        }
    }

    private synchronized boolean isTooSoon(Instant failure) {
        if (failure.isBefore(lastFailure.plus(BETWEEN_FAILURES))) {
            return true;
        }
        lastFailure = failure;
        return false;
    }

    /** The kept entries, newest first. */
    public List<Happening> latest() {
        return kept.read();
    }

    /** Who did it, or from which address; nothing if the server itself did. */
    public static Optional<String> doer(Happening happening) {
        return Optional.ofNullable(happening.details().get("who"))
                .or(() -> Optional.ofNullable(happening.details().get("from")).filter(from -> isRequest(happening)));
    }

    /** Whether the latest entry of {@code kept} reports the effect of this request in words. */
    private static boolean isTold(Happening happening, List<Happening> kept) {
        return isRequest(happening)
                && kept.stream()
                        .limit(1)
                        .anyMatch(last -> !isRequest(last)
                                && doer(last).equals(doer(happening))
                                && Duration.between(last.when(), happening.when())
                                                .compareTo(TWINS)
                                        < 0);
    }

    private static boolean isRequest(Happening happening) {
        return happening.kind().equals(REQUEST);
    }
}
