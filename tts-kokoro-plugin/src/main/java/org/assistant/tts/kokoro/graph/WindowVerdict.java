package org.assistant.tts.kokoro.graph;

import java.util.Locale;
import java.util.Optional;

/**
 * Whether sentences may be made in windows.
 *
 * @param distance log-spectrum distance to the whole sentence of the sentence that was farthest
 * @param objection what speaks against it, for people; nothing if it may be done
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
