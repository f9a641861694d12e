package org.assistant.tts.kokoro.phonemes.japanese;

import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelManifest;

/** The list of Japanese words that the network learnt as units between spaces. */
public final class JapaneseModelPackage implements ModelPackage {

    /** One word a line, sorted by bytes. */
    static final String WORDS = "ja_words.txt";

    private static final ModelManifest MANIFEST = ModelManifest.of(JapaneseModelPackage.class, "japanese.manifest");

    @Override
    public ModelManifest manifest() {
        return MANIFEST;
    }
}
