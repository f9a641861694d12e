package org.assistant.tts.models;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.models.progress.Progress;

/** Real models, fetched where {@code tts.models.dir} says, if they are not there. */
public final class ModelFiles {

    private ModelFiles() {}

    /** The folder of {@code model}, with all that belongs there. */
    public static Path folder(ModelPackage model) {
        ModelStore store = settings().store();
        store.fetch(model, Progress.SILENT);
        return store.require(model);
    }

    /** Where they are. */
    public static ModelSettings settings() {
        return ModelSettings.from(ModelFiles::setting);
    }

    private static Optional<String> setting(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }
}
