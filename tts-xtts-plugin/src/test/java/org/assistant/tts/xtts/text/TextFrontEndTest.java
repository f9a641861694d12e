package org.assistant.tts.xtts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFrontEndTest {

    private static XttsTokenizer tokenizer;
    private static TextFrontEnd frontEnd; // one for all, since each language takes its time to load

    @BeforeAll
    static void read(@TempDir Path folder) {
        tokenizer = SmallVocabulary.tokenizer(folder);
        frontEnd = new TextFrontEnd(tokenizer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | At 10:30, 9:05 or 8:00 pm | at ten thirty, nine oh five or eight pm.",
                "en | A1B2 costs $5 million | a one b two costs five million dollars.",
                "en | -5 + 7 = 2 | minus five plus seven equals two.",
                "en | 1.000.000 of v1.2.3 | one million of v one point two point three.",
                "en | Prof. Lee etc. | professor lee et cetera.",
                "en | 192.168.100.200 or 10.0.0.255:80 | one hundred and ninety-two point one hundred and sixty-eight point"
                        + " one hundred point two hundred or ten point zero point zero point two hundred and fifty-five:eighty.",
                "en | 1.000.000.000 | one billion.",
                "en | 12 Main St., St. Paul | twelve main street, saint paul.",
                "en | He lives on Main St. | he lives on main street.",
                "de | 192.168.100.200 | einhundertzweiundneunzig einhundertachtundsechzig einhundert zweihundert.",
                "en | “Ελλάδα” — a nice land | ellada, a nice land.",
                "en | , so: yes! | so: yes!",
                "de | Um 14:30 Uhr, z. B. am 3.10.1990 | um vierzehn uhr dreißig, zum beispiel am drei zehn"
                        + " eintausendneunhundertneunzig.",
                "fr | 1\u202F234,5 | mille deux cent trente-quatre virgule cinq."
            })
    void sentencesAsTheNetworkReadsThem(String language, String text, String spoken) {
        List<TextTokens> pieces = frontEnd.pieces(text, language);
        assertThat(pieces).containsExactly(tokenizer.encode(spoken, language));
    }

    @Test
    void shortSentences_areJoined() {
        List<TextTokens> pieces = frontEnd.pieces("No. Yes! What? So it is.", "en");
        assertThat(pieces).containsExactly(tokenizer.encode("no. yes! what? so it is.", "en"));
    }

    @Test
    void longText_piecesFit() {
        String text = "The old man told a story, and the others listened until the fire was out. ".repeat(50);
        List<TextTokens> pieces = new TextFrontEnd(tokenizer, 60).pieces(text, "en");
        assertThat(pieces).hasSizeGreaterThan(50).allMatch(piece -> piece.ids().size() <= 60);
    }

    @Test
    void partsOfALongSentence_endNoSentence() {
        String text = "The old man told a story, and the others listened, until at last the fire was out. So it was.";
        List<TextTokens> pieces = new TextFrontEnd(tokenizer, 60).pieces(text, "en");
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(pieces.get(0).endsSentence()).isFalse();
        assertThat(pieces.get(pieces.size() - 1).endsSentence()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "…!?", "😀", "\"\"", "***", "\uD800"})
    void nothingToSay_isRejected(String text) {
        assertThatThrownBy(() -> frontEnd.pieces(text, "en"))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("text"));
    }

    @Test
    void scriptOfAnotherLanguage_isRejectedWithoutTheText() {
        assertThatThrownBy(() -> frontEnd.pieces("今天天气很好 ok", "en"))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("6 of its 8 letters")
                .hasMessageNotContaining("今");
    }

    @Test
    void unknownLanguage_isRejected() {
        assertThatThrownBy(() -> frontEnd.pieces("a", "xx")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {39, 402})
    void limitOutOfRange_isRejected(int mostTokens) {
        assertThatThrownBy(() -> new TextFrontEnd(tokenizer, mostTokens)).isInstanceOf(IllegalArgumentException.class);
    }
}
