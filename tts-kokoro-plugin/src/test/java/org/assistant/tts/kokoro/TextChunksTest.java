package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TextChunksTest {

    @Test
    void sentence_staysWhole() {
        assertThat(TextChunks.of("a".repeat(1_000))).containsExactly("a".repeat(1_000));
    }

    @Test
    void longText_isCutBehindSpaces_andNothingIsLost() {
        String text = "words of a page without a stop ".repeat(200);
        List<String> chunks = TextChunks.of(text);
        assertThat(String.join("", chunks)).isEqualTo(text);
        assertThat(chunks).allMatch(chunk -> chunk.length() <= 1_000 && chunk.endsWith(" "));
    }

    @Test
    void pairsOfSurrogates_stayTogether() {
        String text = "a" + "𝒜".repeat(1_500);
        List<String> chunks = TextChunks.of(text);
        assertThat(String.join("", chunks)).isEqualTo(text);
        assertThat(chunks).noneMatch(chunk -> Character.isHighSurrogate(chunk.charAt(chunk.length() - 1)));
    }
}
