package org.assistant.tts.models.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ByteCountTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "522240, 522.2 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "92361271, 92.4 MB",
        "1867929118, 1.9 GB"
    })
    void bytes_areShownInPowersOfAThousand(long bytes, String text) {
        assertThat(ByteCount.text(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"5, 999, 5 of 999 bytes", "38800000, 92361271, 38.8 of 92.4 MB", "1000, 92361271, 0.0 of 92.4 MB"})
    void part_isShownInTheUnitOfTheWhole(long done, long total, String text) {
        assertThat(ByteCount.text(done, total)).isEqualTo(text);
    }
}
