package org.assistant.tts.kokoro.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokensTest {

    @Test
    void phonemes_stand_betweenPaddings() {
        Tokens tokens = Tokens.of("“hˈO.");
        assertThat(tokens.padded()).containsExactly(0, 14, 50, 156, 31, 4, 0);
        assertThat(tokens.count()).isEqualTo(5);
    }

    @Test
    void sounding_indicesAreThoseOfThePaddedTokens() {
        Tokens tokens = Tokens.of("“hˈO.");
        assertThat(tokens.firstSounding()).isEqualTo(2);
        assertThat(tokens.lastSounding()).isEqualTo(4);
    }

    @Test
    void mostTokens_areTaken_oneMoreIsNot() {
        assertThat(Tokens.of("a".repeat(510)).count()).isEqualTo(510);
        assertThatThrownBy(() -> Tokens.of("a".repeat(511))).hasMessageContaining("511");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "...", "—!"})
    void nothingThatSounds_refused(String phonemes) {
        assertThatThrownBy(() -> Tokens.of(phonemes)).isInstanceOf(IllegalArgumentException.class);
    }
}
