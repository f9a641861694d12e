package org.assistant.app.security.keys;

import java.util.Optional;
import org.assistant.app.security.Fingerprint;

/**
 * A key of the speech API.
 *
 * @param name of its owner
 * @param fingerprint of the key itself
 * @param requestsPerMinute its own limit; nothing for the common one, 0 for no limit
 * @param charactersPerDay likewise
 * @param concurrent texts spoken at once, likewise
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
