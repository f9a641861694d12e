package org.assistant.app.rest.connection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.rest.body.ApiError;
import org.assistant.tts.speech.config.LiveConfig;

/**
 * Counts the HTTP threads that wait for clients to send a request body or to read a response. Their number is bounded, in all
 * and for each address, so that slow clients leave threads for others. Thread-safe.
 */
@ApplicationScoped
class WaitingThreads {

    private final LiveConfig config;
    private final Map<String, Integer> byAddress = new HashMap<>(); // guarded by this
    private int all; // guarded by this

    WaitingThreads() {
        this(null);
    }

    @Inject
    WaitingThreads(LiveConfig config) {
        this.config = config;
    }

    /** Lets a thread wait for {@code address}; the error for the client if too many wait already. */
    Optional<ApiError> enter(String address) {
        int most = config.value(HttpSettings.WAITING_THREADS);
        int mostOfOne = config.value(HttpSettings.WAITING_THREADS_PER_ADDRESS);
        synchronized (this) {
            int ofThis = byAddress.getOrDefault(address, 0);
            if (ofThis >= mostOfOne) {
                return Optional.of(full(ApiError.TOO_MANY, mostOfOne + " requests from this address"));
            }
            if (all >= most) {
                return Optional.of(full(ApiError.UNAVAILABLE, most + " requests"));
            }
            byAddress.put(address, ofThis + 1);
            all++;
            return Optional.empty();
        }
    }

    private static ApiError full(int status, String many) {
        return new ApiError(
                status, "the server waits for the rest of " + many + " already", "", "too_many_slow_requests");
    }

    /** Ends the wait of a thread for {@code address}. */
    synchronized void leave(String address) {
        byAddress.computeIfPresent(address, (same, count) -> count > 1 ? count - 1 : null);
        all--;
    }

    /** The time that a body has in addition to the time for its length. */
    Duration grace() {
        return config.value(HttpSettings.BODY_GRACE);
    }
}
