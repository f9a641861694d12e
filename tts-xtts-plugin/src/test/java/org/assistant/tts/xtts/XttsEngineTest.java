package org.assistant.tts.xtts;

import java.util.Map;
import java.util.Optional;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSEngineContract;

/** The contract, with a model that needs no files; without a seed, unless repeatable speech is needed. */
final class XttsEngineTest extends TTSEngineContract {

    @Override
    protected TTSEngine newEngine() {
        return new FakeXtts().engine(Map.of());
    }

    @Override
    protected Optional<TTSEngine> repeatableEngine() {
        return Optional.of(new FakeXtts().engine(Map.of("tts.xtts.seed", "1")));
    }

    @Override
    protected String sampleText() {
        return "One of the twelve words of this sentence, which has a clause, is the last. And one more.";
    }

    /** {@link FakeXtts} has tokens for letters only. */
    @Override
    protected boolean speaksDigits() {
        return false;
    }
}
