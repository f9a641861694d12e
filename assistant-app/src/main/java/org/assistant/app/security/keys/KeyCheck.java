package org.assistant.app.security.keys;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.assistant.app.security.Fingerprint;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.RequestSource;
import org.assistant.app.security.SteadyMeter;

/**
 * Finds the caller of an API key, and slows down guessing. A wrong key counts against its address, and against a rate that all
 * addresses share. Where either is used up, right and wrong keys are refused alike, so that a guesser learns nothing. A key
 * that came from the same address before still passes, so that one client with a wrong key behind a proxy doesn't stop the
 * others. Thread-safe.
 */
@ApplicationScoped
public class KeyCheck {

    /** Wrong keys at once for one address. */
    static final int AN_ADDRESS = 60;

    /** The time after which an address may send one more. */
    static final Duration AN_ADDRESS_REFILL = Duration.ofSeconds(1);

    /** Wrong keys at once for all addresses together. */
    static final int ALL = 1_000;

    /** The time after which they may send one more. */
    static final Duration ALL_REFILL = Duration.ofMillis(50);

    /** The most addresses that are remembered, and the most keys with their addresses. */
    static final int MOST = 10_000;

    private final ApiKeys keys;
    private final SteadyMeter meter;
    private final Bucket all;
    private final Map<String, Bucket> byAddress = new Latest<>(); // guarded by this
    private final Map<String, Fingerprint> seen = new Latest<>(); // guarded by this; by address and name

    KeyCheck() {
        this(null, System::nanoTime);
    }

    @Inject
    KeyCheck(ApiKeys keys) {
        this(keys, System::nanoTime);
    }

    /** @param clock in nanoseconds, never going back */
    KeyCheck(ApiKeys keys, LongSupplier clock) {
        this.keys = keys;
        meter = new SteadyMeter(clock);
        all = bucket(ALL, ALL_REFILL);
    }

    /**
     * The caller with the key {@code key}; nothing if there is none.
     *
     * @param address of the client, numeric
     * @throws RequestRefused with status 429 after too many wrong keys
     */
    public Optional<Caller> caller(String key, String address) {
        Optional<ApiKey> found = keys.find(key);
        String network = RequestSource.network(address);
        if (found.isEmpty()) {
            takeWrong(network);
        } else {
            requireFree(network, found.get());
        }
        return found.map(ApiKey::caller);
    }

    private synchronized void takeWrong(String network) {
        take(byAddress.computeIfAbsent(network, same -> bucket(AN_ADDRESS, AN_ADDRESS_REFILL)));
        take(all);
    }

    private synchronized void requireFree(String network, ApiKey key) {
        String both = network + " " + key.name();
        if (!key.fingerprint().equals(seen.get(both))) {
            Bucket own = byAddress.get(network);
            if (own != null) {
                take(own);
                own.addTokens(1);
            }
            take(all);
            all.addTokens(1);
            seen.put(both, key.fingerprint());
        }
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RequestRefused(KeyDenial.tooManyKeys(Duration.ofNanos(probe.getNanosToWaitForRefill())));
        }
    }

    private Bucket bucket(int most, Duration refill) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(most).refillGreedy(1, refill))
                .withCustomTimePrecision(meter)
                .build();
    }

    synchronized int remembered() {
        return Math.max(byAddress.size(), seen.size());
    }

    /** Remembers {@link #MOST} entries; the least recently used is dropped. */
    private static final class Latest<T> extends LinkedHashMap<String, T> {

        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    }
}
