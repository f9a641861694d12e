package org.assistant.tts.kokoro.phonemes.english;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.Progress;

/** The real lexicons, fetched where {@code tts.models.dir} says, if they are not there. */
public final class EnglishFiles {

    private EnglishFiles() {}

    /** The folder of the lexicons, with all that belongs there. */
    public static Path folder() {
        ModelStore store = ModelSettings.from(EnglishFiles::setting).store();
        store.fetch(new EnglishModelPackage(), Progress.SILENT);
        return store.require(new EnglishModelPackage());
    }

    private static Optional<String> setting(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }
}
