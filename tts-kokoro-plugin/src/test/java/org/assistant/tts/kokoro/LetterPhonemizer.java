package org.assistant.tts.kokoro;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/** Returns letters as phonemes, and records the texts. */
public final class LetterPhonemizer implements Phonemizer {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** The texts in the order of the calls. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        asked.add(text);
        return text.toLowerCase(Locale.ROOT).replace('g', 'ɡ');
    }
}
