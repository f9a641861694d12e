package org.assistant.tts.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SettingTest {

    private enum Colour {
        RED,
        DARK_BLUE
    }

    private static final Setting<Integer> THREADS = Setting.integer("tts.threads", 2, 1, 8, "Threads.");

    @Test
    void unset_default() {
        assertThat(THREADS.in(key -> Optional.empty())).isEqualTo(2);
    }

    @Test
    void spacesAround_ignored() {
        assertThat(THREADS.in(key -> Optional.of(" 4\n"))).isEqualTo(4);
    }

    @Test
    void outOfRange_namesKeyRangeAndValue() {
        assertThatThrownBy(() -> THREADS.in(key -> Optional.of("9")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tts.threads must be 1 to 8, was \"9\"");
    }

    @Test
    void notANumber_namesKeyRangeAndValue() {
        assertThatThrownBy(() -> THREADS.in(key -> Optional.of("many"))).hasMessageContaining("was \"many\"");
    }

    @Test
    void choice_isWrittenInLowerCaseWithDashes() {
        Setting<Colour> colour = Setting.choice("tts.colour", Colour.RED, Colour.class, "Colour.");
        assertThat(colour.range()).isEqualTo("red, dark-blue");
        assertThat(colour.in(key -> Optional.of("dark-blue"))).isEqualTo(Colour.DARK_BLUE);
        assertThatThrownBy(() -> colour.in(key -> Optional.of("green"))).hasMessageContaining("red, dark-blue");
    }

    @Test
    void millis_becomeADuration() {
        assertThat(Setting.millis("tts.pause", 250, 0, 2_000, "Pause.").in(key -> Optional.empty()))
                .isEqualTo(Duration.ofMillis(250));
    }
}
