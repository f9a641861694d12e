package org.assistant.tts.speech.record.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.Refusal;

/**
 * Whether listeners hear speech on time, in one sentence that needs no other context. It judges the same minutes as the numbers
 * shown next to it.
 *
 * @param level its severity
 * @param text for people
 * @param since when this level began
 * @param onTimeSince since when speech is on time again, although the text reports trouble; empty if it is not, or if it never
 * was late
 */
public record Verdict(Level level, String text, Instant since, Optional<Instant> onTimeSince) {

    /** The severity, in ascending order. */
    public enum Level {
        /** Listeners hear speech on time. */
        GOOD,
        /** They do, but not as requested, or not all of them. */
        WARN,
        /** They don't. */
        BAD;

        /** The name in answers: lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The facts to be judged.
     *
     * @param recent what happened in {@link #WINDOW}
     * @param lateMillis the limit for late
     * @param silence why no engine can speak, for people; empty if one can
     * @param limp why speech is degraded, for people; empty if it is not
     */
    public record Situation(Recent recent, long lateMillis, String silence, String limp) {}

    /** The period that is judged. */
    public static final Duration WINDOW = Timeline.RECENT;

    /** How long there must be no trouble until speech counts as on time again; a shorter calm is part of the trouble. */
    static final Duration CALM = Duration.ofMinutes(1);

    /** Below this number no share is computed: a single late request would be ten percent or more. */
    static final int LEAST = 10;

    private static final double BAD_LATE_SHARE = 0.25;
    private static final double WARN_LATE_SHARE = 0.05;
    private static final double WARN_FALLBACK_SHARE = 0.1;
    private static final double BAD_REFUSED_SHARE = 0.1;

    private static final String HELP = "A faster engine helps, or more processors, or a longer tts.speech.longest-wait";

    private static final String CROWDED = "their own client had too much under way to be heard in time. " + HELP;

    private static final String WHEN = " in the last " + WINDOW.toMinutes() + " minutes";

    /** The verdict before the first judgement. */
    public static Verdict start(Instant now) {
        return new Verdict(Level.GOOD, "The server has just started.", now, Optional.empty());
    }

    /**
     * The verdict that follows this one. A level holds until its cause is half as frequent as when it was raised, so that a share
     * near its threshold does not flap; trouble that is over is reported as over.
     */
    public Verdict next(Situation situation, Instant now) {
        Judgement seen = judge(situation);
        boolean over = seen.passes() && isOver(situation.recent().listeners(), now);
        Level verdict = over && seen.level() == Level.BAD ? Level.WARN : seen.level();
        return new Verdict(
                verdict,
                seen.text(),
                verdict == level ? since : now,
                over ? situation.recent().listeners().troubleEnded() : Optional.empty());
    }

    private static boolean isOver(Listeners listeners, Instant now) {
        return listeners.onTimeSince() > 0
                && listeners
                        .troubleEnded()
                        .filter(end -> !now.isBefore(end.plus(CALM)))
                        .isPresent();
    }

    /** @param passes whether the text reports trouble of listeners, which may be over */
    private record Judgement(Level level, String text, boolean passes) {}

    private Judgement judge(Situation situation) {
        Recent recent = situation.recent();
        Listeners listeners = recent.listeners();
        if (!situation.silence().isEmpty()) {
            return fact(Level.BAD, "No engine can speak: " + situation.silence());
        }
        if (recent.lost() > 0) {
            return trouble(
                    recent.lost(),
                    recent.sentences(),
                    0,
                    share(recent.lost(), recent.sentences(), "sentence", "lost: no engine could speak"));
        }
        int requests = listeners.all() + recent.refused() + recent.crowded();
        if (recent.refused() > 0) {
            return trouble(recent.refused(), requests, BAD_REFUSED_SHARE, refused(recent, requests));
        }
        if (over(listeners.late(), listeners.all(), WARN_LATE_SHARE, Level.WARN)
                && listeners.late() >= listeners.interrupted()) {
            String late = "heard late: the first sound came after more than " + seconds(situation.lateMillis());
            return trouble(
                    listeners.late(),
                    listeners.all(),
                    BAD_LATE_SHARE,
                    share(listeners.late(), listeners.all(), "request", late));
        }
        if (over(listeners.interrupted(), listeners.all(), WARN_LATE_SHARE, Level.WARN)) {
            String gaps = "heard with gaps: sound was made more slowly than it was played";
            return trouble(
                    listeners.interrupted(),
                    listeners.all(),
                    BAD_LATE_SHARE,
                    share(listeners.interrupted(), listeners.all(), "request", gaps));
        }
        if (over(recent.crowded(), requests, BAD_REFUSED_SHARE, Level.WARN)) {
            String crowded = share(recent.crowded(), requests, "request", "refused");
            return new Judgement(Level.WARN, sentence(crowded + ": " + speed(recent) + CROWDED), true);
        }
        return judgeEngines(situation);
    }

    private Judgement judgeEngines(Situation situation) {
        Recent recent = situation.recent();
        Listeners listeners = recent.listeners();
        if (!situation.limp().isEmpty()) {
            return fact(Level.WARN, situation.limp());
        }
        if (over(recent.fallenBack(), recent.sentences(), WARN_FALLBACK_SHARE, Level.WARN)) {
            String why = recent.mainCause().map(Verdict::words).orElse("");
            return fact(
                    Level.WARN,
                    share(recent.fallenBack(), recent.sentences(), "sentence", "spoken by " + recent.swap()) + ": "
                            + why);
        }
        if (listeners.all() == 0) {
            return fact(Level.GOOD, "Nobody has listened" + WHEN + "; speech is ready");
        }
        return fact(
                Level.GOOD,
                listeners.onTime() == listeners.all()
                        ? "Everybody hears speech on time"
                        : share(listeners.onTime(), listeners.all(), "request", "heard on time"));
    }

    /** Trouble of {@code part} of {@code whole}: bad from {@code share} on, if {@code whole} is large enough for a share. */
    private Judgement trouble(int part, int whole, double share, String text) {
        int least = level == Level.BAD ? LEAST / 2 : LEAST;
        boolean bad = whole >= least && over(part, whole, share, Level.BAD);
        return new Judgement(bad ? Level.BAD : Level.WARN, sentence(text), true);
    }

    private static Judgement fact(Level level, String text) {
        return new Judgement(level, sentence(text), false);
    }

    /** Whether the part exceeds its share, or half of that once this verdict is {@code raised} or worse. */
    private boolean over(int part, int whole, double share, Level raised) {
        return part > 0 && part >= whole * (level.compareTo(raised) >= 0 ? share / 2 : share);
    }

    private static String refused(Recent recent, int requests) {
        String refused = share(recent.refused(), requests, "request", "refused") + ": ";
        Refusal latest = recent.refusal().orElseThrow();
        return refused
                + switch (latest.bound()) {
                    case PLACES -> latest.reason() + ". A larger tts.speech.max-concurrent helps, or another server";
                    case WAIT -> speed(recent) + "the first sound would have come too late. " + HELP;
                };
    }

    private static String speed(Recent recent) {
        return recent.speed().isPresent()
                ? String.format(
                        Locale.ROOT,
                        "speech is made at %.1f× real time with %d at once, so ",
                        recent.speed().getAsDouble(),
                        recent.mostRunning())
                : "";
    }

    private static String sentence(String words) {
        String text = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }

    private static String seconds(long millis) {
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    /** For example {@code 3 of 10 sentences in the last 5 minutes were lost}. */
    private static String share(int part, int whole, String thing, String what) {
        if (whole <= 1 && part == 1) {
            return "the only " + thing + WHEN + " was " + what;
        }
        return part >= whole
                ? "all " + part + " " + thing + "s" + WHEN + " were " + what
                : part + " of " + whole + " " + thing + "s" + WHEN + (part == 1 ? " was " : " were ") + what;
    }

    private static String words(Cause cause) {
        return switch (cause) {
            case BUDGET -> "no sound within the latency budget";
            case QUEUE_FULL -> "too many sentences at once";
            case BREAKER_OPEN -> "its circuit breaker is open after too many failures";
            case NOT_READY -> "the engine is not ready";
            case ENGINE_ERROR -> "the engine failed";
            case LANGUAGE -> "the engine does not speak the language";
            case STALLED -> "its sound stopped in the middle of a sentence";
        };
    }
}
