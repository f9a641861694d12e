package org.assistant.app.security.keys;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.SteadyMeter;

/** Limits the requests a minute of each key by a token bucket that holds a minute's requests. Thread-safe. */
final class RequestRate {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<String, Limited> byName = new ConcurrentHashMap<>();
    private final SteadyMeter meter;

    private record Limited(int aMinute, Bucket bucket) {}

    /** @param clock in nanoseconds, never going back */
    RequestRate(LongSupplier clock) {
        meter = new SteadyMeter(clock);
    }

    /**
     * Takes one request.
     *
     * @param aMinute the limit of {@code name}, 0 for none
     * @throws RequestRefused if none is left
     */
    void take(String name, int aMinute) {
        if (aMinute == 0) {
            return;
        }
        ConsumptionProbe probe = bucket(name, aMinute).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RequestRefused(
                    KeyDenial.tooManyRequests(aMinute, Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
    }

    long left(String name, int aMinute) {
        return bucket(name, aMinute).getAvailableTokens();
    }

    /** The time until the bucket is full. */
    Duration untilFull(String name, int aMinute) {
        return MINUTE.multipliedBy(aMinute - left(name, aMinute)).dividedBy(aMinute);
    }

    private Bucket bucket(String name, int aMinute) {
        return byName.compute(
                        name,
                        (same, before) -> before != null && before.aMinute == aMinute
                                ? before
                                : new Limited(aMinute, full(aMinute)))
                .bucket;
    }

    private Bucket full(int aMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, MINUTE))
                .withCustomTimePrecision(meter)
                .build();
    }
}
