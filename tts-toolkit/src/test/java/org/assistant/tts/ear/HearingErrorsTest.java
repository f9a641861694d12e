package org.assistant.tts.ear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HearingErrorsTest {

    @ParameterizedTest
    @CsvSource({
        "I am ready., 'i am ready', 0",
        "It isn't here., It isn’t here!, 0",
        "'Yes, well-known.', yes well known, 0",
        "I open the box., Open the box., 2",
        "Open the box., I open the box., 2",
        "lead, read, 1",
        "kitten, sitting, 3",
        "Nothing., '', 7"
    })
    void errors_areTheFewestChanges(String said, String heard, int errors) {
        assertThat(HearingErrors.of(said, heard).errors()).isEqualTo(errors);
    }

    @Test
    void rate_isOfAllThatWasSaid() {
        HearingErrors both = HearingErrors.of("lead", "read").plus(HearingErrors.of("Nothing.", "nothing"));
        assertThat(both).isEqualTo(new HearingErrors(1, 11)).hasToString("9.09 %");
    }
}
