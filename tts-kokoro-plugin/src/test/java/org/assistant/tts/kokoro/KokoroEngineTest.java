package org.assistant.tts.kokoro;

import org.assistant.tts.kokoro.network.ToneModel;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSEngineContract;

/** The contract, with a network and a phonemizer that need no files. */
final class KokoroEngineTest extends TTSEngineContract {

    @Override
    protected TTSEngine newEngine() {
        return FakeKokoro.engine(new ToneModel());
    }

    @Override
    protected String sampleText() {
        return "One of the twelve words of this sentence, which has a clause, is the last.";
    }

    /** {@link LetterPhonemizer} has no sound for them. */
    @Override
    protected boolean speaksDigits() {
        return false;
    }
}
