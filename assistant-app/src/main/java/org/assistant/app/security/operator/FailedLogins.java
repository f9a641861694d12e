package org.assistant.app.security.operator;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.SteadyMeter;

/**
 * Slows down whoever guesses the password. After some wrong ones a source waits, each time twice as long; a source is an
 * address, or a browser that logged in before, which a guesser behind the same address so can't keep out. Nothing is checked
 * while a source waits, since the answer would tell a guesser what a wait is to hide. Sources that never logged in share one
 * rate of checks, so that many addresses guess no faster than a few, and can't use up what those that did log in have. Safe
 * for many threads.
 */
@ApplicationScoped
public class FailedLogins {

    /** Slips of the finger. */
    static final int FREE = 5;

    /** Behind a proxy all have one address, so nobody may keep the others out for long. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    /** Sources that are remembered, some megabytes; the one that failed longest ago gives way. */
    static final int MOST_SOURCES = 10_000;

    /** Checks at once of all that never logged in. */
    static final int STRANGERS = 100;

    /** How soon strangers get one more check: 43,200 a day. */
    static final Duration STRANGERS_REFILL = Duration.ofSeconds(2);

    /** Addresses that are remembered to have logged in; the one that did so longest ago gives way. */
    static final int MOST_TRUSTED = 1_000;

    private final LongSupplier clock;
    private final Bucket strangers;
    private final Map<String, Failures> bySource = new LinkedHashMap<>(); // guarded by this; the latest failure last
    private final Set<String> trusted = new LinkedHashSet<>(); // guarded by this; the latest success last

    private record Failures(int count, long last) {

        /** From {@code now} on. */
        private Duration left(long now) {
            int doublings = Math.min(count - FREE, 30);
            Duration wait = doublings < 0 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
            return (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).minusNanos(now - last);
        }
    }

    FailedLogins() {
        this(System::nanoTime);
    }

    /** @param clock tells nanoseconds, and never goes back: by the wall clock a wait could last a day */
    FailedLogins(LongSupplier clock) {
        this.clock = clock;
        strangers = Bucket.builder()
                .addLimit(limit -> limit.capacity(STRANGERS).refillGreedy(1, STRANGERS_REFILL))
                .withCustomTimePrecision(new SteadyMeter(clock))
                .build();
    }

    /**
     * Lets a source try, one at a time.
     *
     * @param source an address, or the id of a browser
     * @param known whether it is a browser that logged in before
     * @param check whether what it gave is right
     * @return whether it was
     * @throws RequestRefused with status 429 if it has to wait; nothing was checked then
     */
    synchronized boolean attempt(String source, boolean known, BooleanSupplier check) {
        long now = clock.getAsLong();
        Failures before = bySource.getOrDefault(source, new Failures(0, now));
        if (now - before.last > FORGOTTEN_AFTER.toNanos()) {
            before = new Failures(0, now);
        }
        Duration wait = before.left(now);
        if (before.count >= FREE && wait.compareTo(Duration.ZERO) > 0) {
            throw new RequestRefused(LoginDenial.tooManyLogins(wait));
        }
        boolean stranger = !known && !trusted.contains(source);
        if (stranger) {
            takeStrangersCheck();
        }
        if (check.getAsBoolean()) {
            bySource.remove(source);
            if (stranger) {
                strangers.addTokens(1);
            }
            if (!known) {
                rememberSuccess(source);
            }
            return true;
        }
        rememberFailure(source, new Failures(before.count + 1, now));
        return false;
    }

    private void takeStrangersCheck() {
        ConsumptionProbe probe = strangers.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RequestRefused(LoginDenial.tooManyLogins(Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
    }

    private void rememberSuccess(String address) {
        trusted.remove(address);
        trusted.add(address);
        dropFirst(trusted, MOST_TRUSTED);
    }

    private void rememberFailure(String source, Failures failures) {
        bySource.remove(source);
        bySource.put(source, failures);
        dropFirst(bySource.keySet(), MOST_SOURCES);
    }

    private static void dropFirst(Set<String> oldestFirst, int most) {
        if (oldestFirst.size() > most) {
            Iterator<String> oldest = oldestFirst.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized Set<String> remembered() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(bySource.keySet()));
    }
}
