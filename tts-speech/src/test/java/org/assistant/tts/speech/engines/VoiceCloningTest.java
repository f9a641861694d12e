package org.assistant.tts.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.FakeCloner;
import org.assistant.tts.spi.FakeEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.spi.VoiceCloner;
import org.junit.jupiter.api.Test;

final class VoiceCloningTest {

    private static final CloneRequest ADA =
            new CloneRequest("Ada", Locale.ROOT, "I agree.", List.of(FakeCloner.goodClip()));

    private final Map<String, String> values = new HashMap<>();
    private final LiveConfig config = LiveConfig.of(values);
    private final Engines engines = new Engines(Map.of("kokoro", new FakeEngine(), "xtts", new FakeEngine()), config);
    private final FakeCloner cloner = new FakeCloner();
    private final VoiceCloning cloning = new VoiceCloning(Map.of("xtts", cloner), engines, config);

    @Test
    void configuredEngineThatCant_theOneThatCanLearns() {
        EngineVoice learned = cloning.clone(ADA);
        assertThat(learned.engine()).isEqualTo("xtts");
        assertThat(cloning.languages()).containsExactly(Locale.US);
        assertThat(cloner.cloned()).containsExactly(learned.voice());
    }

    @Test
    void configuredEngineThatCan_learns() {
        FakeCloner second = new FakeCloner();
        values.put("tts.backend", "xtts");
        assertThat(new VoiceCloning(Map.of("a-first", second, "xtts", cloner), engines, config)
                        .clone(ADA)
                        .engine())
                .isEqualTo("xtts");
        assertThat(second.cloned()).isEmpty();
    }

    @Test
    void noCloner_notPossible() {
        VoiceCloning none = new VoiceCloning(Map.of(), engines, config);
        assertThat(none.isPossible()).isFalse();
        assertThat(none.languages()).isEmpty();
        assertThatThrownBy(() -> none.clone(ADA)).isInstanceOf(TTSException.EngineUnavailable.class);
        assertThat(none.remove("fake_low")).isEqualTo(VoiceCloning.Removal.BUILT_IN);
    }

    @Test
    void removal_tellsWhatCameOfIt() {
        String id = cloning.clone(ADA).voice().id();
        assertThat(cloning.remove("fake_low")).isEqualTo(VoiceCloning.Removal.BUILT_IN);
        assertThat(cloning.remove(id)).isEqualTo(VoiceCloning.Removal.REMOVED);
        assertThat(cloning.remove(id)).isEqualTo(VoiceCloning.Removal.UNKNOWN);
        assertThat(cloner.cloned()).isEmpty();
    }

    @Test
    void clonedVoice_isListedWithWhereItComesFrom_andCanBeRenamed() {
        EngineVoice ada = cloning.clone(ADA);
        assertThat(cloning.cloned()).containsExactly(ada);
        assertThat(cloning.provenance(ada.voice().id()))
                .hasValueSatisfying(from -> assertThat(from.consent()).isEqualTo("I agree."));

        EngineVoice renamed = cloning.rename(ada.voice().id(), "Grace");
        assertThat(renamed.engine()).isEqualTo("xtts");
        assertThat(renamed.voice().id()).isEqualTo(ada.voice().id());
        assertThat(renamed.voice().name()).isEqualTo("Grace");
        assertThat(cloning.cloned()).containsExactly(renamed);
    }

    @Test
    void voiceThatWasNotCloned_comesFromNowhere_andKeepsItsName() {
        assertThat(cloning.provenance("fake_low")).isEmpty();
        assertThatThrownBy(() -> cloning.rename("fake_low", "Grace")).isInstanceOf(TTSException.UnknownVoice.class);
    }

    @Test
    void voiceThatIsNotListed_isRemovedAllTheSame() {
        VoiceCloner ofAnotherModel = new VoiceCloner() {
            @Override
            public Set<Voice> cloned() {
                return Set.of();
            }

            @Override
            public Voice clone(CloneRequest request) {
                throw new TTSException.EngineUnavailable("no model", null);
            }

            @Override
            public Voice rename(String voice, String name) {
                throw new TTSException.EngineUnavailable("no model", null);
            }

            @Override
            public void remove(String voice) {
                if (voice.equals("none")) {
                    throw new TTSException.EngineUnavailable("no model", null);
                }
                if (!voice.equals("old")) {
                    throw new TTSException.UnknownVoice(voice, "none");
                }
            }
        };
        VoiceCloning both = new VoiceCloning(Map.of("xtts", ofAnotherModel, "yours", cloner), engines, config);
        assertThat(both.remove("old")).isEqualTo(VoiceCloning.Removal.REMOVED);
        assertThat(both.remove("none")).isEqualTo(VoiceCloning.Removal.UNKNOWN);
        assertThat(both.remove("fake_low")).isEqualTo(VoiceCloning.Removal.BUILT_IN);
    }
}
