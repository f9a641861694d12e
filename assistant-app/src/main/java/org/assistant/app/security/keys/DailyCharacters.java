package org.assistant.app.security.keys;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.assistant.app.security.RequestRefused;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.config.StateSettings;

/**
 * Counts the characters that each key has used today (UTC); the counts survive restarts. When the date moves back, no count is
 * lost: the later day remains the current one until the date has passed it. Thread-safe.
 */
@ApplicationScoped
public class DailyCharacters {

    private static final System.Logger LOGGER = System.getLogger(DailyCharacters.class.getName());

    /** A server that is killed loses at most the counts of this time. */
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    private final LiveConfig config;
    private final Clock clock;
    private final LongSupplier steady;
    private final Map<String, Long> used = new TreeMap<>(); // guarded by this, as all below
    private LocalDate day = LocalDate.EPOCH;
    private long written;
    private boolean changed;
    private boolean read;

    DailyCharacters() {
        this(null, Clock.systemUTC(), System::nanoTime);
    }

    @Inject
    DailyCharacters(LiveConfig config) {
        this(config, Clock.systemUTC(), System::nanoTime);
    }

    /**
     * @param clock for the date
     * @param steady a clock in nanoseconds that never goes back
     */
    DailyCharacters(LiveConfig config, Clock clock, LongSupplier steady) {
        this.config = config;
        this.clock = clock;
        this.steady = steady;
        written = steady.getAsLong() - BETWEEN_WRITES.toNanos();
    }

    /**
     * Takes {@code count} of the {@code aDay} characters of {@code name}; 0 for no limit.
     *
     * @throws RequestRefused if fewer are left; nothing is taken then
     */
    synchronized void take(String name, int count, int aDay) {
        if (aDay > 0 && count > left(name, aDay)) {
            throw new RequestRefused(KeyDenial.tooManyCharacters(aDay, untilNextDay()));
        }
        today();
        used.merge(name, (long) count, Long::sum);
        changed = true;
        if (steady.getAsLong() - written >= BETWEEN_WRITES.toNanos()) {
            write();
        }
    }

    synchronized long left(String name, int aDay) {
        today();
        return Math.max(0, aDay - used.getOrDefault(name, 0L));
    }

    /** The number of characters that {@code name} has used today. */
    synchronized long today(String name) {
        today();
        return used.getOrDefault(name, 0L);
    }

    /** The time until all counts are reset. */
    synchronized Duration untilNextDay() {
        today();
        return Duration.between(
                clock.instant(), day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @PreDestroy
    synchronized void write() {
        if (changed) {
            file().write(new UsageFile.Usage(day, used));
            written = steady.getAsLong();
            changed = false;
        }
    }

    private void today() {
        LocalDate now = date(clock.instant());
        if (!read) {
            read = true;
            UsageFile.Usage kept = file().read();
            day = kept.day();
            used.putAll(kept.used());
        }
        if (now.isAfter(day)) {
            used.clear();
            day = now;
        } else if (day.isAfter(now.plusDays(1))) {
            // More than a correction of the clock: without this, one wrong date would block keys until that date.
            LOGGER.log(
                    WARNING, "The date went back from " + day + " to " + now + "; used characters count as today's.");
            day = now;
        }
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private UsageFile file() {
        return new UsageFile(config.value(StateSettings.DIRECTORY));
    }
}
