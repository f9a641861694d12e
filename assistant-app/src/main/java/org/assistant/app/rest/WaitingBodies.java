package org.assistant.app.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.config.LiveConfig;

/**
 * How many bodies of requests the server waits for. Each holds an HTTP thread while it comes, so that there is a bound for all,
 * and one for each address. Safe for many threads.
 */
@ApplicationScoped
class WaitingBodies {

    private final LiveConfig config;
    private final Map<String, Integer> byAddress = new HashMap<>(); // guarded by this
    private int all; // guarded by this

    WaitingBodies() {
        this(null);
    }

    @Inject
    WaitingBodies(LiveConfig config) {
        this.config = config;
    }

    /** Takes a place for a body from {@code address}; what the client is told if there is none. */
    Optional<ApiError> enter(String address) {
        int most = config.value(HttpSettings.WAITING_BODIES);
        int mostOfOne = config.value(HttpSettings.WAITING_BODIES_PER_ADDRESS);
        synchronized (this) {
            int ofThis = byAddress.getOrDefault(address, 0);
            if (ofThis >= mostOfOne) {
                return Optional.of(new ApiError(
                        ApiError.TOO_MANY,
                        "the server waits for the bodies of " + mostOfOne + " requests from this address already",
                        "",
                        "too_many_bodies"));
            }
            if (all >= most) {
                return Optional.of(new ApiError(
                        ApiError.UNAVAILABLE,
                        "the server waits for the bodies of " + most + " requests already",
                        "",
                        "too_many_bodies"));
            }
            byAddress.put(address, ofThis + 1);
            all++;
            return Optional.empty();
        }
    }

    /** Gives the place of a body from {@code address} back. */
    synchronized void leave(String address) {
        byAddress.computeIfPresent(address, (same, count) -> count > 1 ? count - 1 : null);
        all--;
    }

    /** Time that a body has in addition to what it has for its length. */
    Duration grace() {
        return config.value(HttpSettings.BODY_GRACE);
    }
}
