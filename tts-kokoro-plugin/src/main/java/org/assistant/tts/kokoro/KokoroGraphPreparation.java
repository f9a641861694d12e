package org.assistant.tts.kokoro;

import java.nio.file.Path;
import org.assistant.tts.models.Progress;

/** Stands in until the preparation lands. */
final class KokoroGraphPreparation {

    private KokoroGraphPreparation() {}

    @SuppressWarnings("DoNotCallSuggester")
    static void prepare(Path original, Path prepared, Progress progress) {
        throw new UnsupportedOperationException("no preparation yet");
    }
}
