package org.assistant.tts.kokoro.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.assistant.tts.kokoro.sound.VoiceLevels;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.Test;

final class VoiceCatalogueTest {

    @Test
    void voices_areAllOfTheModel() {
        assertThat(VoiceCatalogue.voices()).hasSize(54);
    }

    @Test
    void name_tellsLanguageSexAndName() {
        assertThat(VoiceCatalogue.voice("bm_george"))
                .isEqualTo(new Voice("bm_george", "George", Locale.UK, Voice.Sex.MALE));
        assertThat(VoiceCatalogue.voice("pf_dora"))
                .isEqualTo(new Voice("pf_dora", "Dora (pt-BR)", Locale.forLanguageTag("pt-BR"), Voice.Sex.FEMALE));
    }

    @Test
    void nameForPeople_isOfOneVoice() {
        assertThat(VoiceCatalogue.voices()).extracting(Voice::name).doesNotHaveDuplicates();
    }

    @Test
    void everyLanguage_hasAVoice() {
        for (KokoroLanguage language : KokoroLanguage.values()) {
            assertThat(VoiceCatalogue.ids(language)).isNotEmpty().allMatch(id -> id.charAt(0) == language.code());
        }
    }

    @Test
    void everyVoice_hasAMeasuredLoudness() {
        assertThat(VoiceLevels.loudness()).containsOnlyKeys(VoiceCatalogue.ids());
        assertThat(VoiceLevels.loudness().values()).allMatch(lufs -> lufs < -10 && lufs > -50);
    }
}
