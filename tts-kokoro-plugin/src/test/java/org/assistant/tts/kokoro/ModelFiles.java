package org.assistant.tts.kokoro;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.Progress;

/** Real models, fetched where {@code tts.models.dir} says, if they are not there. */
public final class ModelFiles {

    private ModelFiles() {}

    /** The folder of {@code model}, with all that belongs there. */
    public static Path folder(ModelPackage model) {
        ModelStore store = ModelSettings.from(ModelFiles::setting).store();
        store.fetch(model, Progress.SILENT);
        return store.require(model);
    }

    private static Optional<String> setting(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }
}
