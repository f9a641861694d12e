package org.assistant.tts.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    void scriptThatNobodyReads_isNothing() {
        assertThat(TextLanguage.of("Привет, как дела?", SPOKEN)).isEmpty();
        assertThat(TextLanguage.of("12 + 3", SPOKEN)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ru | Привет, как дела? Сегодня хорошая погода.",
                "uk | Привіт, як справи? Сьогодні гарна погода, чи не так?",
                "el | Καλημέρα, τι κάνεις;",
                "ko | 안녕하세요.",
                "ja | 東京へ行きます。",
                "zh | 你好，世界。",
                "hi | आज मौसम बहुत अच्छा है, आप कैसे हैं?",
                "ta | வணக்கம், எப்படி இருக்கிறீர்கள்?",
                "ka | გამარჯობა.",
                "he | שלום עולם"
            })
    void script_tellsTheLanguage(String language, String text) {
        assertThat(TextLanguage.byScript(text)).contains(Locale.forLanguageTag(language));
        assertThat(TextLanguage.isMixed(text)).isFalse();
        assertThat(TextLanguage.isMixed(text + " OK")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12 + 3", "Bonjour", ""})
    void latinLetters_tellNothing(String text) {
        assertThat(TextLanguage.byScript(text)).isEmpty();
    }
}
