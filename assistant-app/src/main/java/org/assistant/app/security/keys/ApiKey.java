package org.assistant.app.security.keys;

import java.util.Optional;
import org.assistant.app.security.Fingerprint;

/**
 * A key of the speech API.
 *
 * @param name of its owner
 * @param fingerprint of the key itself
 * @param requestsPerMinute its own limit; nothing for the common one, 0 for no limit
 * @param charactersPerDay its own limit; nothing for the common one, 0 for no limit
 * @param concurrent its own limit of texts spoken at once; nothing for the common one, 0 for no limit
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
