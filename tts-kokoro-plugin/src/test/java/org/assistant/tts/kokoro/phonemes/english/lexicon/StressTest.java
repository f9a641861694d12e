package org.assistant.tts.kokoro.phonemes.english.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StressTest {

    @ParameterizedTest
    @CsvSource({
        "KEPT, ɹˈɛkəɹd, ɹˈɛkəɹd",
        "REMOVED, pˌɔpəlˈAʃən, pɔpəlAʃən",
        "LOWERED, pˌɔpəlˈAʃən, pɔpəlˌAʃən",
        "YIELDING, pˌɔpəlˈAʃən, pɔpəlˌAʃən",
        "YIELDING, ðə, ðə",
        "LIGHT, ðə, ðˌə",
        "LIGHT, bˈi, bˌi",
        "CAPITALISED, ʃi, ʃˌi",
        "CAPITALISED, bˈʊk, bˈʊk",
        "CAPITALS, ʃi, ʃˈi",
        "CAPITALS, ˌɔn, ˈɔn",
        "CAPITALS, s, s"
    })
    void stress_movesAsTheRulesSay(Stress stress, String phonemes, String expected) {
        assertThat(stress.on(phonemes)).isEqualTo(expected);
    }
}
