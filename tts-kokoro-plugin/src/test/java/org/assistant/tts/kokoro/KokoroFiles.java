package org.assistant.tts.kokoro;

import java.nio.file.Path;
import java.util.Optional;
import org.assistant.tts.kokoro.voices.VoicePack;
import org.assistant.tts.models.ModelFiles;

/** Kokoro's real files, for the tests that need them; fetched to {@code tts.models.dir} if they are missing. */
public final class KokoroFiles {

    private KokoroFiles() {}

    /** The folder of the model, complete. */
    static Path folder() {
        return ModelFiles.folder(new KokoroModelPackage());
    }

    /** The published graph. */
    public static Path original() {
        return folder().resolve(KokoroModelPackage.ORIGINAL);
    }

    /** The prepared graph. */
    public static Path prepared() {
        return folder().resolve(KokoroModelPackage.PREPARED);
    }

    /** The graph tuned for this machine; empty if tuning was rejected here. */
    static Optional<Path> tuned() {
        return KokoroModelPackage.tuned(folder()).usable();
    }

    /** The row of the voice pack {@code voice} for a piece of {@code tokens}. */
    public static float[] style(String voice, int tokens) {
        return VoicePack.read(folder().resolve("voices").resolve(voice + ".bin"))
                .style(tokens);
    }
}
