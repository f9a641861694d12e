package org.assistant.tts.kokoro.phonemes;

import java.util.EnumMap;
import java.util.Map;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spoken.SpokenForms;

/** Puts figures, signs and short forms into words before another phonemizer sees them. */
public final class SpokenPhonemizer implements Phonemizer {

    private final Map<KokoroLanguage, SpokenForms> forms = new EnumMap<>(KokoroLanguage.class);
    private final Phonemizer words;

    /** @param words asked for the phonemes of text in words */
    public SpokenPhonemizer(Phonemizer words) {
        this.words = words;
        for (KokoroLanguage language : KokoroLanguage.values()) {
            forms.put(language, SpokenForms.of(language.locale()));
        }
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return words.phonemize(forms.get(language).words(text), language);
    }
}
