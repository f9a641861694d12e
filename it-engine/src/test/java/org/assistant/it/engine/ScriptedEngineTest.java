package org.assistant.it.engine;

import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSEngineContract;

/** Tests the contract of every engine. */
final class ScriptedEngineTest extends TTSEngineContract {

    @Override
    protected TTSEngine newEngine() {
        return new ScriptedEngine(new Ledger());
    }

    @Override
    protected String sampleText() {
        return "One two three four five six seven eight nine ten eleven twelve.";
    }
}
