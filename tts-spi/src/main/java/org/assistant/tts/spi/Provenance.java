package org.assistant.tts.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a cloned voice comes from.
 *
 * @param consent what the speaker agreed to, as it was given
 * @param created when the voice was learned
 * @param recordings how many recordings it was learned from
 */
public record Provenance(String consent, Instant created, int recordings) {

    public Provenance {
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(created, "created");
    }
}
