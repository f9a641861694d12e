package org.assistant.tts.kokoro;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.models.ModelStore;
import org.assistant.tts.models.Progress;

/** Kokoro's real files, for the tests that need them; fetched where {@code tts.models.dir} says, if they are not there. */
final class KokoroFiles {

    private KokoroFiles() {}

    /** The folder of the model, with all that belongs there. */
    static Path folder() {
        KokoroModelPackage kokoro = new KokoroModelPackage();
        ModelStore store = ModelSettings.from(KokoroFiles::setting).store();
        store.fetch(kokoro, Progress.SILENT);
        return store.require(kokoro);
    }

    /** The published graph. */
    static Path original() {
        return folder().resolve(KokoroModelPackage.ORIGINAL);
    }

    /** The prepared graph. */
    static Path prepared() {
        return folder().resolve(KokoroModelPackage.PREPARED);
    }

    /** The graph tuned for this machine; nothing if that is no gain here. */
    static Optional<Path> tuned() {
        return KokoroModelPackage.tuned(folder()).usable();
    }

    /** Row of the voice pack {@code voice} for a piece of {@code tokens}. */
    static float[] style(String voice, int tokens) {
        return VoicePack.read(folder().resolve("voices").resolve(voice + ".bin"))
                .style(tokens);
    }

    private static Optional<String> setting(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replace('.', '_');
        return Optional.ofNullable(System.getProperty(key)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }
}
