package org.assistant.tts.kokoro.graph;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether sentences may be spoken in windows.
 *
 * @param distance the largest log-spectrum distance of a sentence to the same sentence spoken whole
 * @param objection the reason against it, for people; empty if there is none
 */
public record WindowVerdict(double distance, Optional<String> objection) {

    @Override
    public String toString() {
        return objection
                .map(reason -> "sentences sound only once they are whole: " + reason)
                .orElseGet(() -> String.format(
                        Locale.ROOT, "sound begins inside a sentence, at most %.3f from the whole", distance));
    }
}
