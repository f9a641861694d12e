package org.assistant.tts.kokoro;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.models.Progress;

/** Stands in until the preparation lands. */
final class KokoroGraphPreparation {

    private KokoroGraphPreparation() {}

    static List<String> files(String prepared) {
        return List.of(prepared, prepared.replaceFirst("\\.onnx$", "") + ".weights");
    }

    @SuppressWarnings("DoNotCallSuggester")
    static void prepare(Path original, Path prepared, Progress progress) {
        throw new UnsupportedOperationException("no preparation yet");
    }
}
