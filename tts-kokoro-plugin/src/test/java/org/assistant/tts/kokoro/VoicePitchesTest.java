package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import org.assistant.tts.kokoro.network.ToneModel;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.kokoro.voices.VoicePitches;
import org.assistant.tts.spi.EngineProfile;
import org.junit.jupiter.api.Test;

final class VoicePitchesTest {

    @Test
    void everyVoice_wasMeasured() {
        assertThat(VoiceCatalogue.ids())
                .allSatisfy(id -> assertThat(VoicePitches.hertz(id)).isPresent());
        assertThat(VoicePitches.hertz("nobody")).isEmpty();
    }

    @Test
    void deepAndHighVoices_areTold() {
        assertThat(VoicePitches.hertz("am_onyx").orElseThrow())
                .isLessThan(VoicePitches.hertz("am_michael").orElseThrow())
                .isLessThan(VoicePitches.hertz("af_heart").orElseThrow());
    }

    @Test
    void profile_saysHowManyRunsThereAreAtOnce() {
        try (KokoroEngine engine = FakeKokoro.engine(new ToneModel())) {
            EngineProfile profile = engine.profile();
            assertThat(profile.model()).contains("Kokoro");
            assertThat(profile.parallel()).isEqualTo(KokoroConfig.defaults().runs());
            assertThat(profile.accelerated()).isFalse();
        }
    }
}
