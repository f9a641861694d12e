package org.assistant.tts.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSEngineContract;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.Test;

final class SwitchedEngineTest extends TTSEngineContract {

    private static final Voice ANNA = new Voice("anna", "Anna", Locale.US, Voice.Sex.FEMALE);

    private final Map<String, String> values = new HashMap<>(Map.of("tts.backend", "kokoro"));
    private final ScenarioEngine xtts = new ScenarioEngine(0.25f, ANNA);
    private final LiveConfig config = LiveConfig.of(values);
    private final Engines engines = new Engines(Map.of("kokoro", new FakeEngine(), "xtts", xtts), config);
    private final List<String> speakers = new ArrayList<>();

    @Override
    protected TTSEngine newEngine() {
        return new SwitchedEngine(engines, SpeechService.of(engines, config));
    }

    @Override
    protected String sampleText() {
        return "One two three four five six seven eight nine ten eleven twelve.";
    }

    @Test
    void followsTheSwitch_atEachCall() {
        speak("One.");
        values.put("tts.backend", "xtts");
        speak("Two.");
        assertThat(speakers).containsExactly("kokoro", "xtts");
        assertThat(engine().voices()).containsExactly(ANNA);
    }

    @Test
    void whoStepsIn_isTold_andWhy() {
        values.put("tts.backend", "xtts");
        xtts.state = new EngineState.Unavailable("no model", "fetch it");
        assertThat(engine().state()).isEqualTo(new EngineState.Ready());
        speak("One two.");
        assertThat(speakers).containsExactly("kokoro because of not-ready");
    }

    @Test
    void engineWithAnotherRate_isHeardAtTheSameRate_andSaysWhatWasSaid() {
        xtts.sampleRate = 16_000;
        xtts.tells = true;
        values.put("tts.backend", "xtts");
        List<Pcm> pieces = new ArrayList<>();
        engine().speak(SpeechRequest.of("One two. Three."), pieces::add);
        assertThat(pieces).allMatch(piece -> piece.sampleRate() == engine().sampleRate());
        assertThat(Pcm.concat(pieces, 24_000).length()).isEqualTo(3 * ScenarioEngine.PIECE);
        assertThat(pieces.stream().flatMap(piece -> piece.said().stream()))
                .startsWith(new Said(9))
                .endsWith(new Said(15));
        assertThat(pieces.get(pieces.size() - 1).said()).contains(new Said(15));
    }

    private void speak(String text) {
        engine().speak(SpeechRequest.of(text), new AttributedSink() {
            @Override
            public void spokenBy(String engine, Optional<Cause> fallback) {
                speakers.add(engine
                        + fallback.map(cause -> " because of " + cause.word()).orElse(""));
            }

            @Override
            public void accept(Pcm piece) {
                assertThat(speakers).isNotEmpty();
            }
        });
    }
}
