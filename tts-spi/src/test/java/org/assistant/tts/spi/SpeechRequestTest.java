package org.assistant.tts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpeechRequestTest {

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.24, 4.01, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void speedOutOfRange_namesTheFieldAndTheValue(double speed) {
        assertThatThrownBy(() -> new SpeechRequest("a", "", Locale.ROOT, speed))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("speed"))
                .hasMessageContaining(Double.toString(speed));
    }
}
