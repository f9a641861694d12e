package org.assistant.tts.speech.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.record.WordlessFailure;

/** Logs utterances that fell back: for each cause at most one line per interval, with the number of them. Thread-safe. */
@ApplicationScoped
public class FallbackLog {

    /** A flood of fallbacks must not push everything else out of the log. */
    static final Duration QUIET = Duration.ofSeconds(10);

    private final EventLog events;
    private final LongSupplier nanoTime;
    private final Map<Cause, Long> toldAt = new EnumMap<>(Cause.class); // guarded by this
    private final Map<Cause, Integer> untold = new EnumMap<>(Cause.class); // guarded by this

    FallbackLog() {
        this(null);
    }

    /** @param events receives the lines */
    @Inject
    public FallbackLog(EventLog events) {
        this(events, System::nanoTime);
    }

    FallbackLog(EventLog events, LongSupplier nanoTime) {
        this.events = events;
        this.nanoTime = nanoTime;
    }

    /** Logs that utterance number {@code utterance} fell back from {@code asked} to {@code engine}. */
    public void tell(long utterance, String asked, String engine, GuardFailure failure) {
        Cause cause = failure.why();
        int count = count(cause);
        if (count == 0) {
            return;
        }
        String others = count == 1 ? "" : ", and " + (count - 1) + " more since the last such line";
        Map<String, String> details = new TreeMap<>(Map.of(
                "cause", cause.word(),
                "asked", asked,
                "engine", engine,
                "utterance", Long.toString(utterance),
                "count", Integer.toString(count)));
        if (cause == Cause.ENGINE_ERROR) {
            details.put("failure", WordlessFailure.names(failure.original()));
        }
        events.add(
                Happening.Level.WARNING,
                "fallback",
                "Utterance " + utterance + " went on with " + engine + " instead of " + asked + ": " + cause.word()
                        + others,
                details);
    }

    /** The number of utterances to log now; 0 if it is too early. */
    private synchronized int count(Cause cause) {
        int count = untold.merge(cause, 1, Integer::sum);
        long now = nanoTime.getAsLong();
        Long told = toldAt.get(cause);
        if (told != null && now - told < QUIET.toNanos()) {
            return 0;
        }
        toldAt.put(cause, now);
        untold.put(cause, 0);
        return count;
    }
}
