package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.assistant.tts.speech.config.Change;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.config.Origin;
import org.assistant.tts.speech.config.Overrides;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/**
 * The switch between the engines. It applies to the utterances that begin afterwards; a running utterance keeps its engine.
 * Only an engine that has spoken can be switched to. Every switch, also one made outside of the console, and every refusal
 * becomes a {@link Happening}. Thread-safe; one switch at a time.
 */
@ApplicationScoped
public class Switching {

    private static final String KEY = SpeechSettings.BACKEND.key();
    private static final String KIND = "switch";

    /** Longer than a switch to a warm engine takes; a warm-up may take a minute. */
    private static final long PATIENCE_MILLIS = 500;

    private final Engines engines;
    private final WarmUp warmUp;
    private final LiveConfig config;
    private final Overrides overrides;
    private final EventLog events;
    private final ReentrantLock turn = new ReentrantLock();
    private volatile String inForce = ""; // as last recorded; empty before the first look

    Switching() {
        this(null, null, null, null, null);
    }

    @Inject
    Switching(Engines engines, WarmUp warmUp, LiveConfig config, Overrides overrides, EventLog events) {
        this.engines = engines;
        this.warmUp = warmUp;
        this.config = config;
        this.overrides = overrides;
        this.events = events;
    }

    /** A switch without a container. */
    public static Switching of(Engines engines, LiveConfig config, Overrides overrides, EventLog events) {
        return new Switching(engines, new WarmUp(engines), config, overrides, events);
    }

    /**
     * Makes {@code backend} the engine in force, also after a restart. If it has not spoken yet, waits until it has; the previous
     * engine speaks meanwhile.
     *
     * @param who makes the switch
     * @throws TTSException.InvalidRequest if there is no engine {@code backend}
     * @throws TTSException.EngineUnavailable if it can't speak, with reason and remedy, or if another switch takes too long
     * @throws TTSException.Cancelled if the thread was interrupted
     * @throws java.io.UncheckedIOException if the switch can't be stored; nothing was switched then
     */
    public void switchTo(String backend, String who) {
        inTurn(backend, who, () -> {
            requireReady(backend);
            if (!backend.equals(overrides.values().get(KEY))) {
                String from = config.text(SpeechSettings.BACKEND);
                overrides.set(KEY, backend, from, who);
                tell(from, backend, who, " switched");
            }
        });
    }

    /**
     * Returns to the engine that was in force before the last switch; does nothing before the first one.
     *
     * @throws TTSException as {@link #switchTo}
     */
    public void rollBack(String who) {
        undo().ifPresent(before -> {
            if (before.set().isPresent()) {
                switchTo(before.set().get(), who);
            } else {
                reset(who);
            }
        });
    }

    /**
     * Withdraws the operators' switch, so that the other configuration applies; does nothing if there is none.
     *
     * @throws TTSException as {@link #switchTo}
     */
    public void reset(String who) {
        String target = config.textUnderneath(SpeechSettings.BACKEND);
        if (overrides.values().containsKey(KEY)) {
            inTurn(target, who, () -> {
                String from = config.text(SpeechSettings.BACKEND);
                if (!from.equals(target)) {
                    requireReady(target);
                }
                overrides.reset(KEY, from, who);
                tell(from, target, who, " took the switch of the console back");
            });
        }
    }

    /** The engine that {@link #rollBack} would lead to; empty before the first switch, or if that engine is in force. */
    public Optional<String> previous() {
        return undo().map(before -> before.set().orElseGet(() -> config.textUnderneath(SpeechSettings.BACKEND)))
                .filter(engine -> !engine.equals(config.text(SpeechSettings.BACKEND)));
    }

    /** Where {@code tts.backend} comes from: console, system property, environment, server, file or default. */
    public String source() {
        return config.origin(SpeechSettings.BACKEND).words();
    }

    /** Records a switch that was made elsewhere since the last look. Called every few seconds. */
    public void look() {
        if (turn.tryLock()) {
            try {
                String now = config.text(SpeechSettings.BACKEND);
                if (!inForce.isEmpty() && !inForce.equals(now)) {
                    tellForeign(now);
                }
                inForce = now;
            } finally {
                turn.unlock();
            }
        }
    }

    private void inTurn(String target, String who, Runnable change) {
        try {
            takeTurn();
            try {
                change.run();
                inForce = config.text(SpeechSettings.BACKEND);
            } finally {
                turn.unlock();
            }
        } catch (TTSException.EngineUnavailable | TTSException.InvalidRequest e) {
            String from = config.text(SpeechSettings.BACKEND);
            events.add(
                    Happening.Level.WARNING,
                    KIND,
                    "Refused to switch from " + from + " to " + target + ": " + e.getMessage(),
                    Map.of("from", from, "to", target, "who", who, "refused", e.getMessage()));
            throw e;
        }
    }

    private void takeTurn() {
        try {
            if (!turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new TTSException.EngineUnavailable(
                        "another switch waits for its engine to become ready; try again when it is done", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
    }

    private void requireReady(String backend) {
        TTSEngine engine = engines.named(backend)
                .orElseThrow(() -> new TTSException.InvalidRequest(
                        "backend", "there is no engine \"" + backend + "\"; " + engines.names()));
        if (warmUp.isWarm(backend)) {
            return;
        }
        try {
            warmUp.run(backend);
        } catch (TTSException.Cancelled e) {
            throw e;
        } catch (TTSException e) {
            throw new TTSException.EngineUnavailable(
                    "the engine " + backend + " is not ready: " + e.getMessage() + remedy(engine, e), e);
        }
    }

    private static String remedy(TTSEngine engine, TTSException e) {
        return engine.state() instanceof EngineState.Unavailable missing
                        && !missing.remedy().isEmpty()
                        && !e.getMessage().contains(missing.remedy())
                ? "; " + missing.remedy()
                : "";
    }

    /** The value before the last switch; empty before the first one. */
    private Optional<Before> undo() {
        List<Change> history = overrides.history();
        List<Change> changes = history.stream()
                .filter(change -> change.key().equals(KEY))
                .limit(2)
                .toList();
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        if (changes.size() == 2) {
            return Optional.of(new Before(changes.get(1).to()));
        }
        boolean first = changes.get(0).to().isPresent(); // a reset is never a first change
        return Optional.of(
                new Before(first ? Optional.empty() : Optional.of(changes.get(0).from())));
    }

    private void tell(String from, String to, String who, String did) {
        events.add(
                Happening.Level.INFO,
                KIND,
                who + did + ": " + (from.equals(to) ? "still " : "from " + from + " to ") + to,
                Map.of("from", from, "to", to, "who", who, "source", source()));
    }

    private void tellForeign(String now) {
        String who = config.origin(SpeechSettings.BACKEND) != Origin.CONSOLE
                ? source()
                : overrides.history().stream()
                        .filter(change -> change.key().equals(KEY))
                        .findFirst()
                        .map(change -> change.who() + ", at another node")
                        .orElse(source());
        tell(inForce, now, who, " switched");
    }

    /** @param set the operator's value then; empty if there was none */
    private record Before(Optional<String> set) {}
}
