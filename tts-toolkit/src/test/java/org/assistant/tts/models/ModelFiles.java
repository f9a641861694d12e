package org.assistant.tts.models;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.models.progress.Progress;

/** Real models; missing files are fetched to {@code tts.models.dir}. */
public final class ModelFiles {

    private ModelFiles() {}

    /** Returns the folder of {@code model}, complete. */
    public static Path folder(ModelPackage model) {
        ModelStore store = settings().store();
        store.fetch(model, Progress.SILENT);
        return store.require(model);
    }

    /** The settings with the folder of the models. */
    public static ModelSettings settings() {
        return ModelSettings.from(ModelFiles::setting);
    }

    private static Optional<String> setting(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }
}
