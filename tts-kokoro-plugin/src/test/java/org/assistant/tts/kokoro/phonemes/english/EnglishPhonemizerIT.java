package org.assistant.tts.kokoro.phonemes.english;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.assistant.tts.kokoro.phonemes.GivenPhonemes;
import org.assistant.tts.kokoro.phonemes.PhonemizedText;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.WordReading;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the real lexicons and the real tagger; fetches the lexicons to {@code tts.models.dir} if they are missing. */
final class EnglishPhonemizerIT {

    private static EnglishPhonemizer phonemizer;

    @BeforeAll
    static void open() {
        phonemizer = EnglishPhonemizer.open(EnglishFiles.folder(), (word, language) -> "<" + word + ">");
    }

    private static String american(String text) {
        return phonemizer.phonemize(text, KokoroLanguage.AMERICAN_ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "I open the box. | ˌI ˈOpᵊn ðə bˈɑks.",
                "Yes, I am ready. | jˈɛs, ˌI ɐm ɹˈɛdi.",
                "He asked the old man to go. | hˌi ˈæskt ði ˈOld mˈæn tə ɡˌO.",
                "DO NOT OPEN IT. | dˈu nˌɑt ˈOpᵊn ɪt.",
                "She works in IT in the US. | ʃˌi wˈɜɹks ɪn ˌItˈi ɪn ðə jˌuˈɛs.",
                "Pan Am, or Pan Am. | pˈæn ˈæm, ɔɹ pˈæn ˈæm.",
                "The UK's plan | ðə jˌukˈAz plˈæn",
                "Seat twelve A is free. | sˈit twˈɛlv ˈA ɪz fɹˈi.",
                "The U.S. economy grew. | ðə jˌuˈɛs ikˈɑnəmi ɡɹˈu.",
                "Two GPUs and NASA's PDFs. | tˈu ʤˌipˌijˈuz ænd nˈæsəz pˌidˌiˈɛfs.",
                "She said \"Go!\" and left… | ʃˌi sˈɛd “ɡˌO!” ænd lˈɛft…"
            })
    void sentence_hasThePhonemesThatTheNetworkLearnt(String text, String phonemes) {
        assertThat(american(text)).isEqualTo(phonemes);
    }

    @Test
    void unknownWord_isAskedFor() {
        assertThat(american("Ouagadougouxe is far.")).isEqualTo("<Ouagadougouxe> ɪz fˈɑɹ.");
    }

    @Test
    void british_isAnotherAccent() {
        assertThat(phonemizer.phonemize("We were caring for the dance.", KokoroLanguage.BRITISH_ENGLISH))
                .isEqualTo("wˌiː wɜː kˈɛːɹɪŋ fɔː ðə dˈɑːns.");
    }

    @Test
    void reading_saysWhereEachWordComesFrom() {
        PhonemizedText reading =
                phonemizer.read("The boxers opened, NXQ and Ouagadougouxe!", KokoroLanguage.AMERICAN_ENGLISH);
        assertThat(reading.words())
                .extracting(WordReading::word, WordReading::origin)
                .containsExactly(
                        tuple("The", "rule"),
                        tuple("boxers", "lexicon"),
                        tuple("opened", "stem"),
                        tuple("NXQ", "rule"),
                        tuple("and", "lexicon"),
                        tuple("Ouagadougouxe", "espeak"));
        assertThat(reading.phonemes())
                .isEqualTo(american("The boxers opened, NXQ and Ouagadougouxe!"))
                .contains(reading.words().get(1).phonemes());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The [Ada](/ˈɑdə/) read. | ði ˈɑdə ɹˈɛd.",
                "the [Ada](/bˈɑdə/) reads | ðə bˈɑdə ɹˈidz",
                "[Kokoro](/kˈOkəɹO/)'s voice, ([New York](/nˈu jˈɔɹk/)) | kˈOkəɹOz vˈYs, (nˈu jˈɔɹk)",
                "DO NOT [READ](/ɹˈid/) IT. | dˈu nˌɑt ɹˈid ɪt."
            })
    void phonemesInTheText_areSaid_andTheNeighboursGoWithThem(String text, String phonemes) {
        assertThat(american(GivenPhonemes.read(text))).isEqualTo(phonemes);
    }

    @Test
    void nothing_hasNoPhonemes() {
        assertThat(american(" ")).isEmpty();
    }
}
