package org.assistant.tts.xtts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XttsTokenizerTest {

    @TempDir
    Path folder;

    private XttsTokenizer tokenizer;

    @BeforeEach
    void read() {
        tokenizer = SmallVocabulary.tokenizer(folder);
    }

    @Test
    void languageComesFirst() {
        assertThat(tokenizer.encode("a", "zh-cn").ids()).isEqualTo(ids("[zh-cn]", "a"));
    }

    @Test
    void pairThatIsListedTwice_hasTheLastRank() {
        assertThat(tokenizer.encode("low")).isEqualTo(ids("l", "ow"));
        assertThat(tokenizer.encode("lol")).isEqualTo(ids("lo", "l"));
    }

    @Test
    void samePairTwice_mergesFromTheLeft() {
        assertThat(tokenizer.encode("thethe")).isEqualTo(ids("the", "the"));
    }

    @Test
    void spaces_areTokensAndBorders() {
        assertThat(tokenizer.encode("an d  t")).isEqualTo(ids("an", "[SPACE]", "d", "[SPACE]", "[SPACE]", "t"));
    }

    @Test
    void marks_areBordersToo() {
        assertThat(tokenizer.encode("t,he")).isEqualTo(ids("t", ",", "h", "e"));
    }

    @Test
    void unknownCharacters_oneTokenEach() {
        assertThat(tokenizer.encode("字😀a")).isEqualTo(ids("[UNK]", "[UNK]", "a"));
    }

    @Test
    void bracketedCodesInText_areNoSteeringTokens() {
        assertThat(tokenizer.encode("[en]", "de").ids()).isEqualTo(ids("[de]", "[UNK]", "e", "n", "[UNK]"));
        assertThat(tokenizer.encode("[STOP]")).doesNotContain(SmallVocabulary.id("[STOP]"));
    }

    @Test
    void veryLongRun_isEncodedInParts() {
        assertThat(tokenizer.encode("the".repeat(20_000))).hasSizeBetween(20_000, 20_300);
    }

    @Test
    void unknownLanguage_isRejected() {
        assertThatThrownBy(() -> tokenizer.encode("a", "xx")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void damagedFile_isNamed() throws IOException {
        Path damaged = Files.writeString(folder.resolve("damaged.json"), "{\"model\": {}}");
        assertThatThrownBy(() -> XttsTokenizer.read(damaged))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("damaged.json");
    }

    private static List<Integer> ids(String... tokens) {
        return Stream.of(tokens).map(SmallVocabulary::id).toList();
    }
}
