package org.assistant.tts.kokoro.phonemes;

import java.util.function.Supplier;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/** A phonemizer that is opened with its first text; if that fails, the next text tries again. */
public final class OnDemandPhonemizer implements Phonemizer {

    private final Supplier<Phonemizer> open;
    private volatile Phonemizer opened; // null until the first text

    /** @param open called by one thread at a time */
    public OnDemandPhonemizer(Supplier<Phonemizer> open) {
        this.open = open;
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return opened().phonemize(text, language);
    }

    @Override
    public PhonemizedText read(String text, KokoroLanguage language) {
        return opened().read(text, language);
    }

    private Phonemizer opened() {
        Phonemizer phonemizer = opened;
        return phonemizer == null ? openOnce() : phonemizer;
    }

    private synchronized Phonemizer openOnce() {
        if (opened == null) {
            opened = open.get();
        }
        return opened;
    }
}
