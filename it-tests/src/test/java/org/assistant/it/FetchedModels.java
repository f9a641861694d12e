package org.assistant.it;

import java.nio.file.Path;
import java.util.Optional;

/** Where the build put the models. */
final class FetchedModels {

    private FetchedModels() {}

    /** The folder that the models command fetched into: that of the environment, or the default one. */
    static Path directory() {
        return Optional.ofNullable(System.getenv("TTS_MODELS_DIR"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "assistant-tts"));
    }
}
