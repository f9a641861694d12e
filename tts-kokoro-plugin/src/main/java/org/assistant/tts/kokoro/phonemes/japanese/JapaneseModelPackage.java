package org.assistant.tts.kokoro.phonemes.japanese;

import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelManifest;

/** The words of Japanese that spaces stood around when the network learnt it. */
public final class JapaneseModelPackage implements ModelPackage {

    /** One word a line, in the order of their bytes. */
    static final String WORDS = "ja_words.txt";

    private static final ModelManifest MANIFEST = ModelManifest.of(JapaneseModelPackage.class, "japanese.manifest");

    @Override
    public ModelManifest manifest() {
        return MANIFEST;
    }
}
