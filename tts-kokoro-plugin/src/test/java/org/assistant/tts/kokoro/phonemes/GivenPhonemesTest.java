package org.assistant.tts.kokoro.phonemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Locale;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.TextNormalizer;
import org.assistant.tts.spi.Pronunciation;
import org.assistant.tts.spi.Pronunciation.Kind;
import org.assistant.tts.spi.Pronunciations;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.WordReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GivenPhonemesTest {

    private static final KokoroLanguage LANGUAGE = KokoroLanguage.FRENCH;

    /** Says every word in lower case. */
    private static final Phonemizer LETTERS =
            new SpokenPhonemizer(new GivenPhonemizer((text, language) -> text.toLowerCase(Locale.ROOT)));

    private static PhonemizedText read(String text, Pronunciation... dictionary) {
        String normalized = TextNormalizer.normalize(GivenPhonemes.read(text), LANGUAGE);
        String marked = new DictionaryWords(Pronunciations.of(List.of(dictionary)), LETTERS).in(normalized, LANGUAGE);
        return LETTERS.read(marked, LANGUAGE);
    }

    @Test
    void phonemesInTheText_areSaid() {
        PhonemizedText reading = read("Bonjour [New York](/nuː jˈɔɹk/), et [2](/dˈø/) fois.");
        assertThat(reading.phonemes()).isEqualTo("bonjour nuː jˈɔɹk, et dˈø fois.");
        assertThat(reading.text()).isEqualTo("Bonjour New York, et deux fois.");
        assertThat(reading.words())
                .extracting(WordReading::word, WordReading::origin)
                .contains(tuple("New York", "override"), tuple("Bonjour", "lexicon"));
    }

    @Test
    void textOfPhonemesAlone_isSaid() {
        assertThat(read("[世界](/sˈɛkI/)").phonemes()).isEqualTo("sˈɛkI");
    }

    @Test
    void ordinaryG_isTaken() {
        assertThat(read("[gué](/gˈe/)").phonemes()).isEqualTo("ɡˈe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[guide](/guide/)", "[les docs](/en-US/)", "[an](/2024/)", "[a](https://a.b/c/)", "[a](/b/c/)"})
    void links_stayLinks(String link) {
        assertThat(read(link + " ici").words()).noneMatch(word -> word.origin().equals("override"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kˈO#", "ɹ5ə", "ˈ€"})
    void badSign_isNamed(String phonemes) {
        String sign = phonemes.replaceAll("[kˈOɹə]", "");
        assertThatThrownBy(() -> GivenPhonemes.read("[a](/" + phonemes + "/)"))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("text"))
                .hasMessageContaining("\"" + sign + "\"");
    }

    @Test
    void privateCharactersOfTheText_areDropped() {
        assertThat(read("a\uE010b\uE012\uE101c").phonemes()).isEqualTo("abc");
    }

    @Test
    void dictionary_isSaid_butNotWhereTheTextSaysOtherwise() {
        Pronunciation phonemes = new Pronunciation("nginx", Locale.FRENCH, Kind.PHONEMES, "ɛnʤˈin");
        Pronunciation respelt = new Pronunciation("sql", Locale.FRENCH, Kind.RESPELT, "Sequel");
        PhonemizedText reading = read("Nginx, SQL et [nginx](/x/).", phonemes, respelt);
        assertThat(reading.phonemes()).isEqualTo("ɛnʤˈin, sequel et x.");
        assertThat(reading.words())
                .extracting(WordReading::word, WordReading::origin)
                .containsSubsequence(
                        tuple("Nginx", "dictionary"), tuple("SQL", "dictionary"), tuple("nginx", "override"));
    }
}
