package org.assistant.tts.speech.guard;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;

/** The configuration keys of guarded engines: those of the engines of the WAR are documented, those of any other are alike. */
public final class GuardSettings implements Settings {

    /** Longest budget. */
    static final long MOST_BUDGET_MILLIS = 30_000;

    /** Most places; with {@link #MOST_WAITING} far fewer calls than make a server break out of its fault tolerance. */
    static final int MOST_PLACES = 24;

    /** Longest queue. */
    static final int MOST_WAITING = 16;

    /** Those that are documented: the engines of the WAR that are guarded by default. */
    private static final List<String> ENGINES = List.of("remote", "xtts");

    /** Longest time to the first sound of a text; nothing for one that suits where the engine runs. */
    public static Setting<Optional<Duration>> latencyBudget(String engine) {
        return new Setting<>(
                "tts." + engine + ".latency-budget",
                "",
                "20 to " + MOST_BUDGET_MILLIS
                        + " milliseconds; empty for 120 on a graphics card and 1500 on processors",
                "Longest time from a text to its first sound; if " + engine
                        + " takes longer, the engine of tts.fallback speaks. Payara has a change in force within a minute,"
                        + " other servers at the next start.",
                GuardSettings::budget);
    }

    /** Texts at once; 0 for as many as the engine says. */
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

    @Override
    public List<Setting<?>> all() {
        return ENGINES.stream().flatMap(engine -> of(engine).stream()).toList();
    }

    private static Optional<Duration> budget(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        long millis = Long.parseLong(text);
        if (millis < 20 || millis > MOST_BUDGET_MILLIS) {
            throw new IllegalArgumentException("out of range");
        }
        return Optional.of(Duration.ofMillis(millis));
    }
}
