package org.assistant.tts.speech.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.assistant.tts.speech.ScenarioEngine;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.Test;

final class VoiceChoiceTest {

    private static final Voice HEART = voice("af_heart", "Heart");
    private static final Voice SANTA = voice("am_santa", "Santa");
    private static final Voice SANTA_AGAIN = voice("bm_santa", "Santa");
    private static final Voice ADA = voice("ada", "Ada");

    private final Engines engines = new Engines(
            Map.of(
                    "kokoro", new ScenarioEngine(1, HEART, SANTA, SANTA_AGAIN, voice("Heart2", "Two")),
                    "xtts", new ScenarioEngine(2, ADA, voice("af_nova", "Heart2"))),
            LiveConfig.of(Map.of()));
    private final VoiceChoice voices = new VoiceChoice(engines);

    @Test
    void nameForPeople_becomesTheId() {
        assertThat(named("Heart", "kokoro")).isEqualTo("af_heart");
        assertThat(named("af_heart", "kokoro")).isEqualTo("af_heart");
        assertThat(named("", "kokoro")).isEmpty();
    }

    @Test
    void nameOfSeveralVoices_orInOtherCapitals_staysAsItIs() {
        assertThat(named("Santa", "kokoro")).isEqualTo("Santa");
        assertThat(named("heart", "kokoro")).isEqualTo("heart");
        assertThat(named("Ada", "kokoro")).isEqualTo("Ada");
    }

    @Test
    void idOfAnotherVoice_isNoName() {
        assertThat(named("Heart2", "xtts")).isEqualTo("Heart2");
    }

    @Test
    void nameOfAVoiceOfAnotherEngine_becomesTheNearest() {
        assertThat(voices.translated(SpeechRequest.of("a", "Ada"), "kokoro").voice())
                .isEqualTo("Heart2");
        assertThat(voices.translated(SpeechRequest.of("a", "Santa"), "xtts").voice())
                .isEqualTo("Santa");
        assertThat(voices.standIn(
                                SpeechRequest.of("a", "Ada"),
                                "xtts",
                                engines.all().get("kokoro"))
                        .voice())
                .isEqualTo("Heart2");
    }

    private String named(String voice, String engine) {
        return voices.named(SpeechRequest.of("a", voice), engine).voice();
    }

    private static Voice voice(String id, String name) {
        return new Voice(id, name, Locale.US, Voice.Sex.FEMALE);
    }
}
