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
 * Slows down guessing of the password. After some wrong passwords a source must wait, each time twice as long. A source is an
 * address or a browser that logged in before, so a guesser behind the same address can't lock out that browser. While a source
 * must wait, its passwords are not checked, since the answer would help the guesser. Sources that never logged in share one
 * rate of checks: many addresses guess no faster than a few, and can't use up the checks of sources that logged in.
 * Thread-safe.
 */
@ApplicationScoped
public class FailedLogins {

    /** Wrong passwords without a wait, for typing errors. */
    static final int FREE = 5;

    /** Short, since behind a proxy all users have one address, and one of them could lock out the others. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

    /** The most sources that are remembered, some megabytes; the one that failed longest ago is dropped. */
    static final int MOST_SOURCES = 10_000;

    /** Checks at once for all sources that never logged in. */
    static final int STRANGERS = 100;

    /** The time after which these sources have one more check: 43,200 a day. */
    static final Duration STRANGERS_REFILL = Duration.ofSeconds(2);

    /** The most addresses that are remembered to have logged in; the one that did so longest ago is dropped. */
    static final int MOST_TRUSTED = 1_000;

    private final LongSupplier clock;
    private final Bucket strangers;
    private final Map<String, Failures> bySource = new LinkedHashMap<>(); // guarded by this; the latest failure last
    private final Set<String> trusted = new LinkedHashSet<>(); // guarded by this; the latest success last

    private record Failures(int count, long last) {

        /** The rest of the wait at {@code now}. */
        private Duration left(long now) {
            int doublings = Math.min(count - FREE, 30);
            Duration wait = doublings < 0 ? Duration.ZERO : Duration.ofSeconds(1L << doublings);
            return (wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT).minusNanos(now - last);
        }
    }

    FailedLogins() {
        this(System::nanoTime);
    }

    /** @param clock in nanoseconds, never going back: by the wall clock a wait could last a day */
    FailedLogins(LongSupplier clock) {
        this.clock = clock;
        strangers = Bucket.builder()
                .addLimit(limit -> limit.capacity(STRANGERS).refillGreedy(1, STRANGERS_REFILL))
                .withCustomTimePrecision(new SteadyMeter(clock))
                .build();
    }

    /**
     * Checks the password of one attempt; attempts are checked one at a time.
     *
     * @param source an address, or the id of a browser
     * @param known whether it is a browser that logged in before
     * @param check returns whether the password is right
     * @return whether it was
     * @throws RequestRefused with status 429 if the source must wait; nothing is checked then
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
