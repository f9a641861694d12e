package org.assistant.tts.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UnknownKeysTest {

    private static final Set<String> KNOWN = Set.of("tts.backend", "tts.kokoro.voice");

    @Test
    void slip_isNamedWithTheNearestKey() {
        assertThat(UnknownKeys.complaints(List.of("tts.bakend"), KNOWN, List.of("tts.")))
                .containsExactly("unknown configuration key tts.bakend; the nearest known one is tts.backend");
    }

    @Test
    void knownAndForeignKeys_noComplaint() {
        assertThat(UnknownKeys.complaints(List.of("tts.backend", "java.home"), KNOWN, List.of("tts.")))
                .isEmpty();
    }
}
