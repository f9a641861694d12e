package org.assistant.tts.kokoro.phonemes.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TokenizerTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Don't go. | Do+n't go+.",
                "She's the boys' friend, I'm told. | She+'s the boys' friend+, I+'m told+.",
                "He said 'go' and left. | He said '+go+' and left+.",
                "He says 'tis nothin' new. | He says 'tis nothin' new+.",
                "Give 'em (all) \"hope\"! | Give 'em (+all+) \"+hope+\"+!",
                "the U.S. economy | the U.S. economy",
                "a state-of-the-art deal - or not | a state+-+of+-+the+-+art deal — or not",
                "I cannot wait… | I can+not wait+…"
            })
    void sentence_isCutIntoWordsAndMarks(String sentence, String tokens) {
        assertThat(Tokenizer.tokens(sentence).stream()
                        .map(token -> token.text() + (token.spaced() ? " " : "+"))
                        .collect(Collectors.joining())
                        .strip())
                .isEqualTo(tokens);
    }
}
