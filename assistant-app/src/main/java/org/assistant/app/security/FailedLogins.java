package org.assistant.app.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Slows down whoever guesses: after some wrong passwords an address waits, each time twice as long. Safe for many threads. */
@ApplicationScoped
public class FailedLogins {

    /** Slips of the finger. */
    static final int FREE = 5;

    /** Behind a proxy all have one address, so nobody may keep the others out for long. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    /** Addresses that are remembered, some megabytes; the one that failed longest ago gives way. */
    static final int MOST_ADDRESSES = 10_000;

    private final Clock clock;
    private final Map<String, Failures> byAddress = new LinkedHashMap<>(); // guarded by this; the latest failure last

    private record Failures(int count, Instant last) {

        private Instant end() {
            int doublings = Math.min(count - FREE, 30);
            return doublings < 0 ? last : last.plus(shorter(Duration.ofSeconds(1L << doublings)));
        }

        private static Duration shorter(Duration wait) {
            return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
        }
    }

    FailedLogins() {
        this(Clock.systemUTC());
    }

    FailedLogins(Clock clock) {
        this.clock = clock;
    }

    /**
     * Lets {@code address} try, one at a time.
     *
     * @param check whether what it gave is right
     * @return whether it was
     * @throws RequestRefused with status 429 if it has to wait; nothing was checked then
     */
    synchronized boolean attempt(String address, BooleanSupplier check) {
        Instant now = clock.instant();
        Failures before = byAddress.getOrDefault(address, new Failures(0, now));
        if (Duration.between(before.last, now).compareTo(FORGOTTEN_AFTER) > 0) {
            before = new Failures(0, now);
        }
        if (now.isBefore(before.end())) {
            throw new RequestRefused(Refusal.tooManyLogins(Duration.between(now, before.end())));
        }
        byAddress.remove(address);
        if (check.getAsBoolean()) {
            return true;
        }
        byAddress.put(address, new Failures(before.count + 1, now));
        if (byAddress.size() > MOST_ADDRESSES) {
            Iterator<String> oldest = byAddress.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
        return false;
    }

    synchronized int remembered() {
        return byAddress.size();
    }
}
