package org.assistant.tts.kokoro.phonemes;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.WordReading;

/** Says words with {@link GivenPhonemes} as they ask for it, and leaves what is between them to another phonemizer. */
public final class GivenPhonemizer implements Phonemizer {

    private final Phonemizer others;

    /** @param others need not know of given phonemes */
    public GivenPhonemizer(Phonemizer others) {
        this.others = others;
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return GivenPhonemes.isIn(text) ? read(text, language).phonemes() : others.phonemize(text, language);
    }

    @Override
    public Reading read(String text, KokoroLanguage language) {
        if (!GivenPhonemes.isIn(text)) {
            return others.read(text, language);
        }
        StringBuilder plain = new StringBuilder();
        StringBuilder phonemes = new StringBuilder();
        List<WordReading> words = new ArrayList<>();
        Matcher span = GivenPhonemes.SPAN.matcher(text);
        int from = 0;
        while (span.find()) {
            append(text.substring(from, span.start()), language, plain, phonemes, words);
            WordReading given = GivenPhonemes.reading(span);
            plain.append(given.word());
            phonemes.append(given.phonemes());
            words.add(given);
            from = span.end();
        }
        append(text.substring(from), language, plain, phonemes, words);
        return new Reading(plain.toString(), phonemes.toString().strip(), words);
    }

    private void append(
            String stretch,
            KokoroLanguage language,
            StringBuilder plain,
            StringBuilder phonemes,
            List<WordReading> words) {
        if (stretch.isBlank()) {
            plain.append(stretch);
            phonemes.append(stretch);
            return;
        }
        Reading reading = others.read(stretch, language);
        plain.append(stretch);
        phonemes.append(Character.isWhitespace(stretch.charAt(0)) ? " " : "")
                .append(reading.phonemes().strip())
                .append(Character.isWhitespace(stretch.charAt(stretch.length() - 1)) ? " " : "");
        words.addAll(reading.words());
    }
}
