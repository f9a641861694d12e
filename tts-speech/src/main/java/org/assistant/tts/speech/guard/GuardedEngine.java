package org.assistant.tts.speech.guard;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.EngineStatus;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Pace;

/** An engine that must keep a latency budget, with its lane, its measured speed and its health. Thread-safe. */
public final class GuardedEngine {

    private static final System.Logger LOGGER = System.getLogger(GuardedEngine.class.getName());

    /** How long a failing engine is not called. */
    public static final int REST_MILLIS = 5_000;

    /** A cancelled run normally ends within this time; it keeps its place in the lane until it has. */
    private static final long SOON_NANOS = 100_000_000;

    /** How long it is not called after its sound stopped midway, which Fault Tolerance does not see. */
    private static final long REST_NANOS = REST_MILLIS * 1_000_000L;

    private static final Duration BUDGET_ON_CARD = Duration.ofMillis(120);
    private static final Duration BUDGET_ON_PROCESSORS = Duration.ofMillis(LatencyBudgetConfig.ON_PROCESSORS_MILLIS);

    /** Optimistic guesses until a sentence was spoken, so that the first ones are admitted and measured. */
    private static final double SECONDS_A_CHARACTER = 0.01;

    private static final double SECONDS_TO_FIRST_SOUND = 0.02;

    private final String name;
    private final TTSEngine engine;
    private final LiveConfig config;
    private final Lane lane;
    private final LongSupplier nanoTime;
    private final Pace perCharacter = new Pace(SECONDS_A_CHARACTER);
    private final Pace toFirstSound = new Pace(SECONDS_TO_FIRST_SOUND);
    private volatile long restUntil; // it is not called until then
    private volatile long openUntil; // Fault Tolerance's breaker is taken to be open until then

    GuardedEngine(String name, TTSEngine engine, LiveConfig config, LongSupplier nanoTime) {
        this.name = name;
        this.engine = engine;
        this.config = config;
        this.lane = new Lane(nanoTime);
        this.nanoTime = nanoTime;
        this.restUntil = nanoTime.getAsLong();
        this.openUntil = restUntil;
    }

    String name() {
        return name;
    }

    TTSEngine engine() {
        return engine;
    }

    /** The longest time to the first sound of a sentence, as set now. */
    public Duration budget() {
        return config.value(GuardSettings.latencyBudget(name))
                .or(() -> engine.latencyBudget().map(GuardSettings::nearestBudget))
                .orElseGet(() -> engine.profile().accelerated() ? BUDGET_ON_CARD : BUDGET_ON_PROCESSORS);
    }

    /**
     * Admits a text if its first sound can come in time; always if a place is free, so that the measured speed can change.
     *
     * @param fallback starts the run of the engine that takes over
     * @throws GuardFailure if the engine can't or shouldn't speak the text
     */
    GuardedCall admit(SpeechRequest request, Function<GuardFailure, SpeechRun> fallback) {
        requireReady();
        requireLanguage(request.language());
        if (isResting()) {
            throw leftAlone();
        }
        lane.resize(width());
        Lane.Ticket ticket = lane.enter(
                request.text().length(),
                config.value(GuardSettings.laneQueue(name)),
                perCharacter.seconds(),
                budget().toNanos() / 1e9 - toFirstSound.seconds());
        return new GuardedCall(this, request, ticket, fallback);
    }

    private boolean isResting() {
        return nanoTime.getAsLong() - restUntil < 0;
    }

    /** Whether it is not called after failures, or was not until just now. */
    private boolean isLeftAlone() {
        return isResting() || nanoTime.getAsLong() - openUntil < 0;
    }

    /** Notes that its sound stopped midway. */
    public void brokeOff() {
        restUntil = nanoTime.getAsLong() + REST_NANOS;
    }

    /** Notes that the breaker of Fault Tolerance refused a call. */
    void breakerOpen() {
        openUntil = nanoTime.getAsLong() + REST_NANOS;
    }

    /** Whether a sentence would begin at once now. One in the queue may still run out of time. */
    public boolean isFree() {
        if (!(engine.state() instanceof EngineState.Ready) || engine.voices().isEmpty() || isLeftAlone()) {
            return false;
        }
        lane.resize(width());
        return lane.isFree();
    }

    /** Measures a run that has ended. */
    void ran(SpeechRun run, int characters) {
        if (run.nanosAfterCancel() > SOON_NANOS) {
            LOGGER.log(
                    WARNING,
                    name + " went on for " + run.nanosAfterCancel() / 1_000_000 + " ms after it was told to end");
        }
        long now = System.nanoTime();
        if (run.firstSoundNanos() >= 0) {
            openUntil = nanoTime.getAsLong();
            toFirstSound.took(now - run.firstSoundNanos(), 1);
        }
        if (run.isWhole()) {
            perCharacter.took(now - run.busyNanos(), Math.max(1, characters));
        }
    }

    /** Notes that a first sound was late: it takes at least this long. */
    void wasLate(long nanos) {
        toFirstSound.took(System.nanoTime() - nanos, 1);
    }

    /** Its load now. */
    public LaneState state() {
        lane.resize(width());
        return new LaneState(
                name,
                budget().toMillis(),
                width(),
                lane.running(),
                config.value(GuardSettings.laneQueue(name)),
                lane.waiting(),
                Math.round(lane.estimatedWait(perCharacter.seconds()) * 1_000),
                isLeftAlone());
    }

    private int width() {
        int width = config.value(GuardSettings.laneWidth(name));
        return width > 0
                ? width
                : Math.min(GuardSettings.MOST_PLACES, engine.profile().parallel());
    }

    private void requireReady() {
        EngineState state = engine.state();
        EngineStatus status = EngineStatus.of(state);
        if (!(state instanceof EngineState.Ready)) {
            String remedy = status.remedy().isEmpty() ? "" : "; " + status.remedy();
            String reason = status.reason().isEmpty() ? "the engine " + name + " is not loaded yet" : status.reason();
            throw new GuardFailure(Cause.NOT_READY, new TTSException.EngineUnavailable(reason + remedy, null));
        }
        if (engine.voices().isEmpty()) {
            throw new GuardFailure(
                    Cause.NOT_READY,
                    new TTSException.EngineUnavailable("the engine " + name + " has no voice yet; clone one", null));
        }
    }

    private void requireLanguage(Locale language) {
        if (!language.getLanguage().isEmpty() && !speaks(engine, language)) {
            throw new GuardFailure(
                    Cause.LANGUAGE,
                    new TTSException.UnsupportedLanguage(
                            language,
                            "spoken by " + name + " are "
                                    + String.join(
                                            ", ",
                                            engine.languages().stream()
                                                    .map(Locale::toLanguageTag)
                                                    .sorted()
                                                    .toList())));
        }
    }

    private static boolean speaks(TTSEngine engine, Locale language) {
        return engine.languages().stream().map(Locale::getLanguage).anyMatch(language.getLanguage()::equals);
    }

    private GuardFailure leftAlone() {
        return new GuardFailure(
                Cause.BREAKER_OPEN,
                new TTSException.EngineUnavailable(
                        "the engine " + name + " is not called for a while after too many failures", null));
    }
}
