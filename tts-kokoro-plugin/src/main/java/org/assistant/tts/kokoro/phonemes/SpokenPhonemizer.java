package org.assistant.tts.kokoro.phonemes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spoken.SpokenForms;

/** Turns numbers, signs and abbreviations into words for another phonemizer. */
public final class SpokenPhonemizer implements Phonemizer {

    private final Map<KokoroLanguage, SpokenForms> forms = new ConcurrentHashMap<>();
    private final Phonemizer words;

    /** @param words phonemizer for text in words */
    public SpokenPhonemizer(Phonemizer words) {
        this.words = words;
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return words.phonemize(load(language).words(text), language);
    }

    @Override
    public Phonemizer ofWords() {
        return words;
    }

    @Override
    public PhonemizedText read(String text, KokoroLanguage language) {
        return words.read(load(language).words(text), language);
    }

    /** The forms of {@code language}; made on first use, which takes a tenth of a second. */
    public SpokenForms load(KokoroLanguage language) {
        return forms.computeIfAbsent(language, wanted -> SpokenForms.of(wanted.locale()));
    }
}
