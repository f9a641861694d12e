package org.assistant.app.rest;

import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/** A {@link FakeEngine} whose model fails at the piece whose word is {@code boom}. */
public final class BreakingEngine implements TTSEngine {

    private final FakeEngine engine = new FakeEngine();

    @Override
    public void speak(SpeechRequest request, Consumer<Pcm> sink) {
        for (String word : request.text().split(" ")) {
            if (word.equals("boom")) {
                throw new TTSException.SynthesisFailed("the model failed", null);
            }
            engine.speak(request.withText(word), sink);
        }
    }

    @Override
    public Set<Locale> languages() {
        return engine.languages();
    }

    @Override
    public Set<Voice> voices() {
        return engine.voices();
    }

    @Override
    public Voice defaultVoice() {
        return engine.defaultVoice();
    }

    @Override
    public int sampleRate() {
        return engine.sampleRate();
    }

    @Override
    public EngineState state() {
        return engine.state();
    }

    @Override
    public void close() {
        engine.close();
    }
}
