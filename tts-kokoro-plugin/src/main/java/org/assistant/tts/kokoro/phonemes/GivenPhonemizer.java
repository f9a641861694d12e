package org.assistant.tts.kokoro.phonemes;

import java.util.regex.Matcher;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/** Says words with {@link GivenPhonemes} accordingly, and leaves the text between them to another phonemizer. */
public final class GivenPhonemizer implements Phonemizer {

    private final Phonemizer others;

    /** @param others need not support given phonemes */
    public GivenPhonemizer(Phonemizer others) {
        this.others = others;
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return GivenPhonemes.isIn(text) ? read(text, language).phonemes() : others.phonemize(text, language);
    }

    @Override
    public PhonemizedText read(String text, KokoroLanguage language) {
        if (!GivenPhonemes.isIn(text)) {
            return others.read(text, language);
        }
        JoinedReading joined = new JoinedReading();
        Matcher span = GivenPhonemes.SPAN.matcher(text);
        int from = 0;
        while (span.find()) {
            joined.add(text.substring(from, span.start()), stretch -> others.read(stretch, language));
            joined.add(GivenPhonemes.reading(span));
            from = span.end();
        }
        joined.add(text.substring(from), stretch -> others.read(stretch, language));
        return joined.reading();
    }
}
