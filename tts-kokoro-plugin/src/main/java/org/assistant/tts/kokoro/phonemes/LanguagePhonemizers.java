package org.assistant.tts.kokoro.phonemes;

import java.util.function.Function;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/** Leaves each language to its own phonemizer. */
public final class LanguagePhonemizers implements Phonemizer {

    private final Function<KokoroLanguage, Phonemizer> ofLanguage;

    /** @param ofLanguage called for each text; may wait until a phonemizer is loaded */
    public LanguagePhonemizers(Function<KokoroLanguage, Phonemizer> ofLanguage) {
        this.ofLanguage = ofLanguage;
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return ofLanguage.apply(language).phonemize(text, language);
    }

    @Override
    public PhonemizedText read(String text, KokoroLanguage language) {
        return ofLanguage.apply(language).read(text, language);
    }
}
