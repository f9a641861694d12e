package org.assistant.tts.kokoro.phonemes.english;

import java.nio.file.Path;
import org.assistant.tts.kokoro.phonemes.english.lexicon.EnglishModelPackage;
import org.assistant.tts.models.ModelFiles;

/** The real lexicons. */
public final class EnglishFiles {

    private EnglishFiles() {}

    /** The folder of the lexicons, complete. */
    public static Path folder() {
        return ModelFiles.folder(new EnglishModelPackage());
    }
}
