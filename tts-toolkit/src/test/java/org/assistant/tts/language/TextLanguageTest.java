package org.assistant.tts.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TextLanguageTest {

    private static final List<Locale> SPOKEN = Stream.of(
                    "en-US", "en-GB", "es", "fr", "it", "pt-BR", "hi", "ja", "zh-CN")
            .map(Locale::forLanguageTag)
            .toList();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The boats leave before the sun has climbed above the water.",
                "es | Los barcos salen antes de que el sol se levante sobre el agua.",
                "fr | Les bateaux partent avant que le soleil ne se lève sur l'eau.",
                "it | Le barche partono prima che il sole si alzi sull'acqua.",
                "pt | Os barcos saem antes que o sol se levante sobre a água.",
                "hi | नमस्ते, आप कैसे हैं?",
                "ja | 東京都庁舎は新宿区にあります。",
                "zh | 我们明天早上去北京。"
            })
    void text_isInItsLanguage(String language, String text) {
        assertThat(TextLanguage.of(text, SPOKEN).map(TextLanguage.Guess::language))
                .contains(Locale.forLanguageTag(language));
    }

    @Test
    void scriptThatNobodyReads_isNothing_andItsLanguagesAreKnown() {
        assertThat(TextLanguage.of("Привет, как дела?", SPOKEN)).isEmpty();
        assertThat(TextLanguage.usual("Привет, как дела?")).startsWith(Locale.forLanguageTag("ru"));
        assertThat(TextLanguage.of("12 + 3", SPOKEN)).isEmpty();
        assertThat(TextLanguage.usual("12 + 3")).isEmpty();
    }
}
