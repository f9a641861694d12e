package org.assistant.tts.spi;

final class FakeClonerTest extends VoiceClonerContract {

    @Override
    protected VoiceCloner newCloner() {
        return new FakeCloner();
    }

    @Override
    protected Clip goodClip() {
        return FakeCloner.goodClip();
    }
}
