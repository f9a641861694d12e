package org.assistant.tts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assistant.tts.spi.Pronunciation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PronunciationsTest {

    private static final Pronunciations WORDS = Pronunciations.of(List.of(
            entry("nginx", "en", "engine x"),
            entry("Polish", "en", "POH-lish"),
            entry("New York", "en", "noo york"),
            entry("York", "en", "yawk"),
            entry("York", "en-GB", "yohk"),
            entry("東京", "ja", "トーキョー")));

    private static Pronunciation entry(String word, String language, String said) {
        return new Pronunciation(word, Locale.forLanguageTag(language), Kind.RESPELT, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | Nginx, nginx and NGINX. | engine x, engine x, engine x",
                "en-US | Polish people polish it. | POH-lish",
                "en-US | From New York to York. | noo york, yawk",
                "en-GB | From New York to York. | noo york, yohk",
                "en-US | Yorkshire, MyNginx, nginx2 | ''",
                "en-US | nginx's (nginx) | engine x, engine x",
                "ja | 私は東京が好き | トーキョー",
                "fr | nginx | ''"
            })
    void words_areFoundAsTheyAreWritten(String language, String text, String said) {
        assertThat(WORDS.in(text, Locale.forLanguageTag(language)).stream()
                        .map(match -> match.pronunciation().said()))
                .containsExactlyElementsOf(
                        said.isEmpty() ? List.of() : Stream.of(said.split(", ")).toList());
    }

    @Test
    void match_saysWhereTheWordIs() {
        Pronunciations.Match match = WORDS.in("To York!", Locale.US).get(0);
        assertThat("To York!".substring(match.start(), match.end())).isEqualTo("York");
    }

    @Test
    void laterEntry_counts() {
        Pronunciations two = Pronunciations.of(List.of(entry("a", "en", "one"), entry("a", "en", "two")));
        assertThat(two.in("a", Locale.US).get(0).pronunciation().said()).isEqualTo("two");
    }

    @ParameterizedTest
    @CsvSource({"'',en,a,word", "...,en,a,word", "a,en,'',said", "a,en,!,said", "a,und,a,language"})
    void emptyEntry_namesTheField(String word, String language, String said, String field) {
        assertThatThrownBy(() -> entry(word, language, said))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo(field));
    }
}
