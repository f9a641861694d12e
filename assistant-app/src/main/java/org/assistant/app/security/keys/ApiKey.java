package org.assistant.app.security.keys;

import java.util.Optional;
import org.assistant.app.security.Fingerprint;

/**
 * A key of the speech API.
 *
 * @param name of its owner
 * @param fingerprint of the key itself
 * @param requestsPerMinute its own; nothing for what all others have, 0 for no limit
 * @param charactersPerDay as the requests
 * @param concurrent texts spoken at once, as the requests
 */
record ApiKey(
        String name,
        Fingerprint fingerprint,
        Optional<Integer> requestsPerMinute,
        Optional<Integer> charactersPerDay,
        Optional<Integer> concurrent) {

    Caller caller() {
        return new Caller(Caller.Kind.KEY, name, Optional.of(fingerprint));
    }
}
