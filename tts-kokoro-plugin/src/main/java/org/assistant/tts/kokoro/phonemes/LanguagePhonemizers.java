package org.assistant.tts.kokoro.phonemes;

import java.util.function.Function;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/** Leaves each language to the phonemizer that knows it. */
public final class LanguagePhonemizers implements Phonemizer {

    private final Function<KokoroLanguage, Phonemizer> ofLanguage;

    /** @param ofLanguage asked at each text; may wait for one to load */
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
