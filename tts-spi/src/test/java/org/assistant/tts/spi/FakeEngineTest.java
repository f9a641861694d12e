package org.assistant.tts.spi;

final class FakeEngineTest extends TTSEngineContract {

    @Override
    protected TTSEngine newEngine() {
        return new FakeEngine();
    }

    @Override
    protected String sampleText() {
        return "One two three four five six seven eight nine ten eleven twelve.";
    }
}
