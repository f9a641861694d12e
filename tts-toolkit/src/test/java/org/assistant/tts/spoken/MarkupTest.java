package org.assistant.tts.spoken;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MarkupTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "One. <break time=\"1s\"/> Two. | One.~Two.",
                "One. [pause:1s] Two. | One.~Two.",
                "<p>One.</p><p>Two <b>bold</b>.</p> | ~One.~~Two bold.~",
                "Fish &amp; chips&nbsp;&mdash; &#163;5, &#x41; &unknown; | Fish & chips — £5, A &unknown;",
                "If a < b and c > d | If a < b and c > d",
                "<speak>Hi <prosody rate=\"slow\">there</prosody></speak> | ~Hi there~",
                "Text <!-- hidden --> more<script>alert(1)</script>. | Text   more .",
                "x<y, 3 <4, AT&T | x<y, 3 <4, AT&T"
            })
    void tags_areNotRead(String text, String plain) {
        assertThat(Markup.plain(text)).isEqualTo(plain.replace('~', '\n'));
    }
}
