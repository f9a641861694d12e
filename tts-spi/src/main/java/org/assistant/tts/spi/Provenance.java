package org.assistant.tts.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * The origin of a cloned voice.
 *
 * @param consent the speaker's consent, as it was given
 * @param created the time at which the voice was learned
 * @param recordings the number of recordings that it was learned from
 */
public record Provenance(String consent, Instant created, int recordings) {

    public Provenance {
        Objects.requireNonNull(consent, "consent");
        Objects.requireNonNull(created, "created");
    }
}
