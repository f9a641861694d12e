package org.assistant.tts.speech.record;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Whether people hear speech on time, in one sentence for somebody who was just woken up.
 *
 * @param level how bad it is
 * @param text for people
 * @param since when the level is what it is
 * @param calmSince when things began to look better than the level says; equal to {@code since} of the far future if they don't
 */
public record Verdict(Level level, String text, Instant since, Instant calmSince) {

    /** How bad it is, in this order. */
    public enum Level {
        /** People hear speech on time. */
        GOOD,
        /** They do, but not as asked for, or not all of them. */
        WARN,
        /** They don't. */
        BAD;

        /** The name in answers: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is to be judged.
     *
     * @param recent what happened in {@link #WINDOW}
     * @param lateMillis what counted as late there
     * @param silence why nobody can speak, for people; empty if somebody can
     * @param limp why speech is not what was asked for, for people; empty if it is
     */
    public record Situation(Recent recent, long lateMillis, String silence, String limp) {}

    /** What is looked at. */
    public static final Duration WINDOW = Duration.ofMinutes(1);

    /** How long things must look better until the level falls. */
    static final Duration CALM = Duration.ofSeconds(10);

    private static final double BAD_LATE_SHARE = 0.25;
    private static final double WARN_LATE_SHARE = 0.05;
    private static final double WARN_FALLBACK_SHARE = 0.1;
    private static final double BAD_REFUSED_SHARE = 0.1;

    private static final Instant NEVER = Instant.MAX;

    /** Before anything was looked at. */
    public static Verdict start(Instant now) {
        return new Verdict(Level.GOOD, "The server has just started.", now, NEVER);
    }

    /**
     * The verdict that follows this one. A level rises at once; it falls after {@link #CALM}, and what raised it must have
     * become half as frequent.
     */
    public Verdict next(Situation situation, Instant now) {
        Verdict seen = judge(situation, now);
        if (seen.level == level) {
            return new Verdict(level, seen.text, since, NEVER);
        }
        if (seen.level.compareTo(level) > 0) {
            return seen;
        }
        Instant calm = calmSince.equals(NEVER) ? now : calmSince;
        return now.isBefore(calm.plus(CALM)) ? new Verdict(level, text, since, calm) : seen;
    }

    private Verdict judge(Situation situation, Instant now) {
        Recent recent = situation.recent();
        int sentences = recent.sentences();
        if (!situation.silence().isEmpty()) {
            return verdict(Level.BAD, "No engine can speak: " + situation.silence(), now);
        }
        if (recent.lost() > 0) {
            return verdict(Level.BAD, share(recent.lost(), sentences, "lost: no engine could speak"), now);
        }
        if (recent.refused() > 0) {
            Level grave = over(recent.refused(), sentences + recent.refused(), BAD_REFUSED_SHARE, Level.BAD)
                    ? Level.BAD
                    : Level.WARN;
            return verdict(grave, "Listeners are refused: " + recent.refusal(), now);
        }
        if (over(recent.late(), sentences, WARN_LATE_SHARE, Level.WARN)) {
            Level grave = over(recent.late(), sentences, BAD_LATE_SHARE, Level.BAD) ? Level.BAD : Level.WARN;
            return verdict(
                    grave,
                    share(recent.late(), sentences, "heard late: first sound after more than " + situation.lateMillis())
                            + " ms",
                    now);
        }
        return judgeEngines(situation, now);
    }

    private Verdict judgeEngines(Situation situation, Instant now) {
        Recent recent = situation.recent();
        if (!situation.limp().isEmpty()) {
            return verdict(Level.WARN, situation.limp(), now);
        }
        if (over(recent.fallenBack(), recent.sentences(), WARN_FALLBACK_SHARE, Level.WARN)) {
            String why = recent.mainCause().map(Verdict::words).orElse("");
            return verdict(
                    Level.WARN,
                    share(recent.fallenBack(), recent.sentences(), "spoken by " + recent.swap()) + ": " + why,
                    now);
        }
        return verdict(
                Level.GOOD,
                recent.sentences() == 0
                        ? "Nobody has listened in the last minute; speech is ready"
                        : "Everybody hears speech on time",
                now);
    }

    /** Whether the part exceeds its share; half of that once this verdict was {@code raised} or worse. */
    private boolean over(int part, int whole, double share, Level raised) {
        return part > 0 && part >= whole * (level.compareTo(raised) >= 0 ? share / 2 : share);
    }

    private static Verdict verdict(Level level, String sentence, Instant now) {
        String text = sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
        return new Verdict(level, text.endsWith(".") ? text : text + ".", now, NEVER);
    }

    /** For example {@code 3 of 10 sentences were lost}. */
    private static String share(int part, int whole, String what) {
        if (whole <= 1 && part == 1) {
            return "the only sentence of the last minute was " + what;
        }
        return part >= whole
                ? "all " + part + " sentences of the last minute were " + what
                : part + " of " + whole + " sentences" + (part == 1 ? " was " : " were ") + what;
    }

    private static String words(Cause cause) {
        return switch (cause) {
            case BUDGET -> "no sound within the latency budget";
            case QUEUE_FULL -> "too many sentences at once";
            case BREAKER_OPEN -> "the engine failed too often and is left alone for a while";
            case NOT_READY -> "the engine is not ready";
            case ENGINE_ERROR -> "the engine failed";
            case LANGUAGE -> "the engine does not speak the language";
            case STALLED -> "its sound stopped in the middle of a sentence";
        };
    }
}
