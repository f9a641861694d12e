package org.assistant.tts.xtts;

import java.util.Map;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSEngineContract;

/** The contract, with a model that needs no files. */
final class XttsEngineTest extends TTSEngineContract {

    @Override
    protected TTSEngine newEngine() {
        return new FakeXtts().engine(Map.of());
    }

    @Override
    protected String sampleText() {
        return "One of the twelve words of this sentence, which has a clause, is the last. And one more.";
    }
}
