package org.assistant.tts.kokoro.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.voices.VoiceExpression.Term;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VoiceExpressionTest {

    private static final VoiceExpressionParser PARSER =
            new VoiceExpressionParser(Map.of("nova", "af_nova", "pair", "bm_george(3)+af_sky"));

    @Test
    void weights_becomeSharesOfOne() {
        assertThat(PARSER.parse("af_bella(3)+af_sky(1)").terms())
                .containsExactly(new Term("af_bella", 0.75), new Term("af_sky", 0.25));
    }

    @Test
    void weightLeftOut_isOne() {
        assertThat(PARSER.parse("af_bella+af_sky").terms())
                .extracting(Term::share)
                .containsExactly(0.5, 0.5);
    }

    @Test
    void capitalsAndSpaces_dontMatter() {
        assertThat(PARSER.parse(" AF_Bella ( 3.0 ) + af_sky ")).isEqualTo(PARSER.parse("af_bella(3)+af_sky"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"af_bella(3),af_sky", "af_bella:3, af_sky:1", "af_bella*3+af_sky*1.0"})
    void spellingsOfOtherServers_meanTheSame(String text) {
        assertThat(PARSER.parse(text)).isEqualTo(PARSER.parse("af_bella(3)+af_sky"));
    }

    @Test
    void subtractedVoice_hasAShareBelowZero() {
        assertThat(PARSER.parse("af_bella(2)-af_sky(1)").terms())
                .containsExactly(new Term("af_bella", 2), new Term("af_sky", -1));
        assertThat(PARSER.parse("af_bella(2) - af_sky + bm_george(3)").language())
                .isEqualTo(KokoroLanguage.BRITISH_ENGLISH);
    }

    @Test
    void language_isThatOfTheHeaviest_ofTheFirstAmongEquals() {
        assertThat(PARSER.parse("af_bella+bm_george(2)+af_sky").language()).isEqualTo(KokoroLanguage.BRITISH_ENGLISH);
        assertThat(PARSER.parse("ff_siwis+bm_george").language()).isEqualTo(KokoroLanguage.FRENCH);
    }

    @Test
    void alias_standsForANameOrAWholeExpression() {
        assertThat(PARSER.parse("nova")).isEqualTo(PARSER.parse("af_nova"));
        assertThat(PARSER.parse("Pair")).isEqualTo(PARSER.parse("bm_george(3)+af_sky"));
        assertThat(PARSER.parse("nova(2)+af_sky")).isEqualTo(PARSER.parse("af_nova(2)+af_sky"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1",
        "af_bella+, 10",
        "+af_bella, 1",
        "af_bella++af_sky, 10",
        "af_bella(2, 9",
        "af_bella:, 9",
        "af_bella:2), 11",
        "af_bella*0, 10",
        "af_bella(), 9",
        "af_bella(-1), 9",
        "af_bella(0), 10",
        "af_bella(1001), 10",
        "af_bella af_sky, 10",
        "af_bella-af_sky, 9"
    })
    void malformed_namesTheCharacter(String text, int character) {
        assertThatThrownBy(() -> PARSER.parse(text))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("voice"))
                .hasMessageContaining("at character " + character);
    }

    @Test
    void tooManyVoices_refused() {
        assertThat(PARSER.parse("af_sky" + "+af_sky".repeat(7)).terms()).hasSize(8);
        assertThatThrownBy(() -> PARSER.parse("af_sky" + "+af_sky".repeat(8)))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("at character 56");
        assertThatThrownBy(() -> PARSER.parse("a".repeat(1_000_000)))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heart", "af_hart", "af_heart1"})
    void unknown_listsNamesLikeIt(String name) {
        assertThatThrownBy(() -> PARSER.parse(name))
                .isInstanceOf(TTSException.UnknownVoice.class)
                .hasMessageContaining("\"" + name + "\"")
                .hasMessageContaining("af_heart");
    }

    @Test
    void voiceOfALanguageThatIsNotSpokenYet_unknown() {
        assertThatThrownBy(() -> PARSER.parse("xf_alpha")).isInstanceOf(TTSException.UnknownVoice.class);
    }

    @Test
    void style_isTheWeightedMeanOfTheRows() {
        VoiceExpression voice = PARSER.parse("af_bella(3)+af_sky(1)");
        float[] style = voice.style(id -> VoicePacks.constant(id.equals("af_bella") ? 1 : 5), 7);
        assertThat(style).hasSize(256);
        assertThat(style[0]).isCloseTo(2, within(1e-6f));
    }
}
