package org.assistant.tts.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.speech.utterance.Utterance;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpeechServiceTest {

    private final Map<String, String> values = new HashMap<>();
    private final FakeEngine kokoro = new FakeEngine();
    private final FakeEngine xtts = new FakeEngine();
    private final SpeechService speech;

    SpeechServiceTest() {
        LiveConfig config = LiveConfig.of(values);
        speech = SpeechService.of(new Engines(Map.of("kokoro", kokoro, "xtts", xtts), config), config);
    }

    @Test
    void backend_isReadAtEachRequest() {
        say("");
        values.put("tts.backend", "xtts");
        say("");
        say("");
        assertThat(kokoro.spoken()).isEqualTo(2);
        assertThat(xtts.spoken()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "...", "\u2014", "\ud83d\ude00", " ?! "})
    void textWithoutAWord_isAShortRest(String text) {
        List<Pcm> pieces = new ArrayList<>();
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            utterance.sayOrRest(SpeechRequest.of(text), pieces::add);
        }
        assertThat(pieces).singleElement().satisfies(rest -> {
            assertThat(rest.duration().toMillis()).isEqualTo(200);
            assertThat(rest.toArray()).containsOnly(0);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "\u00a0\u3000", "\u0007", "\u200b"})
    void textWithoutAMark_isRefused(String text) {
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            assertThatThrownBy(() -> utterance.sayOrRest(SpeechRequest.of(text), piece -> {}))
                    .isInstanceOf(TTSException.InvalidRequest.class);
        }
    }

    @Test
    void backendOfTheRequest_wins() {
        say("xtts");
        assertThat(xtts.spoken()).isEqualTo(2);
    }

    @Test
    void unknownBackend_listsThoseThatAreThere() {
        values.put("tts.backend", "nobody");
        assertThatThrownBy(() -> speech.begin("", Client.named("open")))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessage("tts.backend is \"nobody\", and there is no such engine; there is kokoro, xtts");
        assertThatThrownBy(() -> speech.begin("none", Client.named("open")))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("backend"))
                .hasMessageContaining("kokoro, xtts");
    }

    @Test
    void oneUtteranceTooMany_refusedUntilOneEnds() {
        values.put("tts.speech.max-concurrent", "2");
        Utterance first = speech.begin("", Client.named("open"));
        try (Utterance second = speech.begin("", Client.named("open"))) {
            assertThat(second.engine()).isEqualTo("kokoro");
            assertThatThrownBy(() -> speech.begin("", Client.named("open")))
                    .isInstanceOf(TTSException.EngineOverloaded.class);
            first.close();
            first.close();
            try (Utterance third = speech.begin("", Client.named("open"))) {
                assertThat(third.sampleRate()).isEqualTo(24_000);
                assertThatThrownBy(() -> speech.begin("", Client.named("open")))
                        .isInstanceOf(TTSException.EngineOverloaded.class);
            }
        }
    }

    @Test
    void raisedLimit_countsAtOnce() {
        values.put("tts.speech.max-concurrent", "1");
        try (Utterance first = speech.begin("", Client.named("open"))) {
            values.put("tts.speech.max-concurrent", "2");
            try (Utterance second = speech.begin("", Client.named("open"))) {
                assertThat(second.engine()).isEqualTo(first.engine());
            }
        }
    }

    @Test
    void valueOutOfRangeWhileRunning_unavailableAndNamed() {
        values.put("tts.speech.max-concurrent", "many");
        assertThatThrownBy(() -> speech.begin("", Client.named("open")))
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("tts.speech.max-concurrent must be 1 to 10000, was \"many\"");
    }

    @Test
    void longText_refusedWithLimitAndLength() {
        values.put("tts.speech.max-characters", "5");
        speech.requireLength("12345", false);
        assertThatThrownBy(() -> speech.requireLength("123456", false))
                .isInstanceOfSatisfying(TTSException.TextTooLong.class, e -> {
                    assertThat(e.field()).isEqualTo("text");
                    assertThat(e.mostCharacters()).isEqualTo(5);
                })
                .hasMessageContaining("at most 5")
                .hasMessageContaining("has 6");
    }

    @Test
    void wholeAudio_hasALimitOfItsOwn() {
        values.put("tts.speech.max-whole-characters", "5");
        speech.requireLength("123456", false);
        assertThatThrownBy(() -> speech.requireLength("123456", true)).hasMessageContaining("unless it is streamed");
    }

    @Test
    void sinkThatThrows_endsTheSpeechWithItsException() {
        IllegalStateException gone = new IllegalStateException("gone");
        try (Utterance utterance = speech.begin("", Client.named("open"))) {
            assertThatThrownBy(() -> utterance.say(SpeechRequest.of("one two"), piece -> {
                        throw gone;
                    }))
                    .isSameAs(gone);
        }
    }

    private void say(String backend) {
        List<Pcm> pieces = new ArrayList<>();
        try (Utterance utterance = speech.begin(backend, Client.named("open"))) {
            utterance.say(SpeechRequest.of("one two"), pieces::add);
            utterance.say(SpeechRequest.of("three"), pieces::add);
        }
        assertThat(pieces).hasSize(3);
    }
}
