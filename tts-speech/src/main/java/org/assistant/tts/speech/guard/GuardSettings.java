package org.assistant.tts.speech.guard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.config.Setting;

/** The configuration keys that every engine has under its own name, because it may be guarded. */
public final class GuardSettings {

    private static final long LEAST_BUDGET_MILLIS = 20;

    /** The longest budget. */
    static final long MOST_BUDGET_MILLIS = 30_000;

    /** The most places. Together with {@link #MOST_WAITING}, far fewer calls than overload a server's fault tolerance. */
    static final int MOST_PLACES = 24;

    /** The longest queue. */
    static final int MOST_WAITING = 16;

    private GuardSettings() {}

    /** Longest time to the first sound of a text; empty for the engine's own default. */
    public static Setting<Optional<Duration>> latencyBudget(String engine) {
        return new Setting<>(
                "tts." + engine + ".latency-budget",
                "",
                LEAST_BUDGET_MILLIS + " to " + MOST_BUDGET_MILLIS
                        + " milliseconds; empty for the engine's own or, if it has none, 120 on a graphics card and 1500 on"
                        + " processors",
                "Longest time from a text to its first sound; if " + engine
                        + " takes longer, the engine of tts.fallback speaks. Payara has a change in force within a minute,"
                        + " other servers at the next start.",
                GuardSettings::budget);
    }

    /** Texts at once; 0 for as many as the engine recommends. */
    public static Setting<Integer> laneWidth(String engine) {
        return Setting.integer(
                "tts." + engine + ".lane-width",
                0,
                0,
                MOST_PLACES,
                "Texts that " + engine + " speaks at once; 0 for what suits the machine.");
    }

    /** Texts that may wait. */
    public static Setting<Integer> laneQueue(String engine) {
        return Setting.integer(
                "tts." + engine + ".lane-queue",
                4,
                0,
                MOST_WAITING,
                "Texts that may wait for " + engine + "; one more is spoken by the engine of tts.fallback.");
    }

    /** Every key of {@code engine}. */
    public static List<Setting<?>> of(String engine) {
        return List.of(latencyBudget(engine), laneWidth(engine), laneQueue(engine));
    }

    /** The budget nearest to {@code own} that is in range. */
    static Duration nearestBudget(Duration own) {
        return Duration.ofMillis(Math.max(LEAST_BUDGET_MILLIS, Math.min(MOST_BUDGET_MILLIS, own.toMillis())));
    }

    private static Optional<Duration> budget(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        long millis = Long.parseLong(text);
        if (millis < LEAST_BUDGET_MILLIS || millis > MOST_BUDGET_MILLIS) {
            throw new IllegalArgumentException("out of range");
        }
        return Optional.of(Duration.ofMillis(millis));
    }
}
