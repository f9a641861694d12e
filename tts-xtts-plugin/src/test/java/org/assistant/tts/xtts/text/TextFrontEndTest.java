package org.assistant.tts.xtts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFrontEndTest {

    private static XttsTokenizer tokenizer;
    private static TextFrontEnd frontEnd; // shared, since each language takes time to load

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
                "de | Um 14:30 Uhr, z. B. am 3.10.1990 | um vierzehn uhr dreißig, zum beispiel am dritten oktober"
                        + " eintausendneunhundertneunzig.",
                "fr | 1\u202F234,5 | mille deux cent trente-quatre virgule cinq."
            })
    void sentencesAsTheNetworkReadsThem(String language, String text, String spoken) {
        List<TextTokens> pieces = frontEnd.pieces(text, language, true);
        assertThat(pieces).containsExactly(piece(spoken, language, Break.SENTENCE, text.length()));
    }

    @ParameterizedTest
    @CsvSource({
        "en, Dr. Smith paid $5., dr. smith paid $5.",
        "de, 3 Äpfel, 3 äpfel.",
        "ko, 3번, 3beon.",
        "zh-cn, 3个, '3ge4,'",
    })
    void textInWords_isOnlySpelt(String language, String text, String spelt) {
        assertThat(frontEnd.readings(text, language, false))
                .extracting(SentenceReading::normalized)
                .containsExactly(spelt);
    }

    @Test
    void readings_areThePiecesWithTheirTokens() {
        List<SentenceReading> readings = frontEnd.readings("It costs $5. Yes!", "en", true);
        assertThat(readings).hasSize(1);
        assertThat(readings.get(0).normalized()).isEqualTo("it costs five dollars. yes!");
        assertThat(readings.get(0).tokens())
                .startsWith("[en]")
                .contains("[SPACE]")
                .endsWith("!");
        assertThat(readings.get(0).tokens())
                .hasSize(frontEnd.pieces("It costs $5. Yes!", "en", true)
                        .get(0)
                        .ids()
                        .size());
    }

    @Test
    void shortSentences_areJoined() {
        List<TextTokens> pieces = frontEnd.pieces("No. Yes! What? So it is.", "en", true);
        assertThat(pieces).containsExactly(piece("no. yes! what? so it is.", "en", Break.SENTENCE, 24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "\r\n\r\n", "\n \t\n\n", " \r\n\u3000\n "})
    void blankLine_endsAParagraph_andSoAPiece(String blank) {
        assertThat(frontEnd.pieces("No.\nYes!" + blank + "So it is.\r\nDone", "en", true))
                .containsExactly(
                        piece("no. yes!", "en", Break.PARAGRAPH, 8),
                        piece("so it is. done.", "en", Break.SENTENCE, 8 + blank.length() + 15));
    }

    @Test
    void blankLineBehindWhichNothingIsSaid_endsNoParagraph() {
        assertThat(frontEnd.pieces("\n\nNo.\n\n---\n\n", "en", true))
                .containsExactly(piece("no.", "en", Break.SENTENCE, 12));
    }

    /** A bar in the text marks the end of a piece. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "en # **Dr. Lee** came to us at 10:30 today.| He had $5 million with him, etc.| A1B2 of v1.2.3 was what he told.|",
                "en # See [what it is for](https://a.org/b), if you can!| 😀 Thanks for looking at all of that.| `Code` is not the end of it, if you ask me 🎉|",
                "en # So it is. Yes. No. Sure. And so on it is.| What the old man told was a story of his own. Yes.| And this was the end of all that, wasn't it?|",
                "de # Er kam z. B. am 3.10.1990 um 14:30 Uhr an.| Die Fa. X hat es ihm so gesagt, usw.| Das ist die Nr. 5 von 12 Leuten.|",
                "pl # To jest np. dr Nowak z ul. Długiej.| Poszedł on tam na ok. 5 godz. temu.| A potem wrócił do domu, i tyle.|",
                "ja # これは東京で食べたとても美味しい寿司です。|昨日は３０人の友達と一緒に公園へ行きました。「楽しかった！」|今日は家で本を読んでいます。|",
                "zh-cn # 今天天气很好我们都去了公园。你呢？「好！」|昨天有３０个人来到了我们的大学。|",
            })
    void pieces_endBehindSentencesOfTheText(String language, String marked) {
        String text = marked.replace("|", "");
        StringBuilder told = new StringBuilder(text);
        List<TextTokens> pieces = frontEnd.pieces(text, language, true);
        for (int i = pieces.size() - 1; i >= 0; i--) {
            told.insert(pieces.get(i).end(), "|");
        }
        assertThat(told).hasToString(marked);
    }

    @Test
    void anyText_endsAscendToItsEnd() {
        String[] parts = {
            "Dr. ",
            "Yes. ",
            "**bold** ",
            "[a](https://b.c/d) ",
            "12.5 ",
            "\n\n",
            "\n",
            "- item\n",
            "今天。",
            "😀 ",
            "e\u0301 ",
            "...",
            "--- ",
            "\"So.\" ",
            "$5 million ",
            "10:30 ",
            "word ",
            "and so on, ",
            "\r\n\r\n",
            "etc. ",
            "\u30FC\u30FC. ",
            "\uD83D"
        };
        Random random = new Random(3);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder("So. ");
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            String language = random.nextBoolean() ? "en" : "zh-cn";
            assertThat(frontEnd.pieces(text.toString(), language, true))
                    .as("%s", text)
                    .extracting(TextTokens::end)
                    .isSorted()
                    .endsWith(text.length());
        }
    }

    @Test
    void sentenceWithoutASound_isSaidWithTheOneBehindIt() {
        TextFrontEnd narrow = new TextFrontEnd(tokenizer, 40);
        assertThat(narrow.pieces(
                        "The old man told a long story. \u30FC\u30FC. It was all about the old times, said he.",
                        "en",
                        true))
                .extracting(TextTokens::end)
                .containsExactly(30, 75);
    }

    private static TextTokens piece(String text, String language, Break follows, int end) {
        return new TextTokens(tokenizer.encode(text, language).ids(), follows, end);
    }

    @Test
    void longText_piecesFit() {
        String text = "The old man told a story, and the others listened until the fire was out. ".repeat(50);
        List<TextTokens> pieces = new TextFrontEnd(tokenizer, 60).pieces(text, "en", true);
        assertThat(pieces).hasSizeGreaterThan(50).allMatch(piece -> piece.ids().size() <= 60);
    }

    @Test
    void partsOfALongSentence_endNoSentence() {
        String text = "The old man told a story, and the others listened, until at last the fire was out. So it was.";
        List<TextTokens> pieces = new TextFrontEnd(tokenizer, 60).pieces(text, "en", true);
        assertThat(pieces).hasSizeGreaterThan(1);
        assertThat(pieces.get(0).follows()).isEqualTo(Break.CLAUSE);
        assertThat(pieces.get(0).end()).isZero();
        assertThat(pieces.get(pieces.size() - 1).follows()).isEqualTo(Break.SENTENCE);
        assertThat(pieces.get(pieces.size() - 1).end()).isEqualTo(text.length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "…!?", "😀", "\"\"", "***", "\uD800"})
    void nothingToSay_isRejected(String text) {
        assertThatThrownBy(() -> frontEnd.pieces(text, "en", true))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("text"));
    }

    @Test
    void scriptOfAnotherLanguage_isRejectedWithoutTheText() {
        assertThatThrownBy(() -> frontEnd.pieces("今天天气很好 ok", "en", true))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("6 of its 8 letters")
                .hasMessageContaining("it is Chinese")
                .hasMessageNotContaining("今");
    }

    @Test
    void unknownLanguage_isRejected() {
        assertThatThrownBy(() -> frontEnd.pieces("a", "xx", true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {39, 402})
    void limitOutOfRange_isRejected(int mostTokens) {
        assertThatThrownBy(() -> new TextFrontEnd(tokenizer, mostTokens)).isInstanceOf(IllegalArgumentException.class);
    }
}
