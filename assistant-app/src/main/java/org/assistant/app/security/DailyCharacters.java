package org.assistant.app.security;

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
import org.assistant.app.config.LiveConfig;
import org.assistant.app.config.StateSettings;

/** Characters that each key has used today (UTC), kept across restarts. Safe for many threads. */
@ApplicationScoped
public class DailyCharacters {

    /** A server that is killed forgets what was counted since. */
    private static final Duration BETWEEN_WRITES = Duration.ofSeconds(5);

    private final LiveConfig config;
    private final Clock clock;
    private final Map<String, Long> used = new TreeMap<>(); // guarded by this, as all below
    private LocalDate day = LocalDate.EPOCH;
    private Instant written = Instant.EPOCH;
    private boolean changed;
    private boolean read;

    DailyCharacters() {
        this(null, Clock.systemUTC());
    }

    @Inject
    DailyCharacters(LiveConfig config) {
        this(config, Clock.systemUTC());
    }

    DailyCharacters(LiveConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /**
     * Takes {@code count} of the {@code aDay} that {@code name} has; 0 for no limit.
     *
     * @throws RequestRefused if fewer are left
     */
    synchronized void take(String name, int count, int aDay) {
        if (aDay > 0 && count > left(name, aDay)) {
            throw new RequestRefused(Refusal.tooManyCharacters(aDay, untilMidnight()));
        }
        add(name, count);
    }

    synchronized void add(String name, int count) {
        today();
        used.merge(name, (long) count, Long::sum);
        changed = true;
        if (Duration.between(written, clock.instant()).compareTo(BETWEEN_WRITES) >= 0) {
            write();
        }
    }

    synchronized long left(String name, int aDay) {
        today();
        return Math.max(0, aDay - used.getOrDefault(name, 0L));
    }

    Duration untilMidnight() {
        Instant now = clock.instant();
        LocalDate tomorrow = now.atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        return Duration.between(now, tomorrow.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    @PreDestroy
    synchronized void write() {
        if (changed) {
            file().write(day, used);
            written = clock.instant();
            changed = false;
        }
    }

    private void today() {
        LocalDate now = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        if (!read) {
            used.putAll(file().read(now));
            read = true;
            day = now;
        } else if (!now.equals(day)) {
            used.clear();
            day = now;
        }
    }

    private UsageFile file() {
        return new UsageFile(config.value(StateSettings.DIRECTORY));
    }
}
