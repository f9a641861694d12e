package org.assistant.tts.kokoro.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SortedLinesTest {

    private final SortedLines lines = SortedLines.of("a\nab 2\nabc 3\n中 1\n中国 5\n".getBytes(StandardCharsets.UTF_8));

    @Test
    void wholeLines_areFound() {
        assertThat(lines.size()).isEqualTo(5);
        assertThat(lines.contains("a")).isTrue();
        assertThat(lines.contains("中国 5")).isTrue();
        assertThat(lines.contains("ab")).isFalse();
        assertThat(lines.contains("中")).isFalse();
        assertThat(lines.contains("")).isFalse();
        assertThat(lines.contains("国")).isFalse();
    }

    @Test
    void firstLineWithAPrefix_isFound() {
        assertThat(lines.line(lines.firstWith("ab"))).isEqualTo("ab 2");
        assertThat(lines.line(lines.firstWith("中国"))).isEqualTo("中国 5");
        assertThat(lines.firstWith("b")).isEqualTo(-1);
        assertThat(lines.firstWith("国")).isEqualTo(-1);
    }

    @Test
    void nothing_hasNoLines() {
        assertThat(SortedLines.of(new byte[0]).size()).isZero();
        assertThat(SortedLines.of(new byte[0]).contains("a")).isFalse();
    }
}
