package org.assistant.it;

import java.nio.file.Path;
import java.util.Optional;

/** The models that the build has fetched. */
public final class FetchedModels {

    private FetchedModels() {}

    /** The folder of the models command: that of the environment, or the default one. */
    public static Path directory() {
        return Optional.ofNullable(System.getenv("TTS_MODELS_DIR"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache", "assistant-tts"));
    }
}
