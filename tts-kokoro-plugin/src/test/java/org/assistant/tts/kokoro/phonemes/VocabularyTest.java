package org.assistant.tts.kokoro.phonemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class VocabularyTest {

    @Test
    void alphabet_has114Characters_eachWithAnIdOfItsOwn() {
        int[] ids = IntStream.rangeClosed(0, 0xFFFF)
                .filter(c -> Vocabulary.contains((char) c))
                .map(c -> (int) Vocabulary.id((char) c))
                .toArray();
        assertThat(ids).hasSize(114).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "';', 1",
        "'?', 6",
        "—, 9",
        "”, 15",
        "' ', 16",
        "\u0303, 17",
        "\uAB67, 23",
        "A, 24",
        "I, 25",
        "O, 31",
        "T, 36",
        "Y, 41",
        "ᵊ, 42",
        "a, 43",
        "f, 48",
        "h, 50",
        "z, 68",
        "æ, 72",
        "ç, 78",
        "ə, 83",
        "ɜ, 87",
        "ɡ, 92",
        "ʝ, 103",
        "ø, 116",
        "œ, 120",
        "ɹ, 123",
        "ɻ, 126",
        "ʧ, 133",
        "ʋ, 136",
        "ɤ, 140",
        "ʎ, 143",
        "ʒ, 147",
        "ʔ, 148",
        "ː, 158",
        "ʰ, 162",
        "ʲ, 164",
        "↓, 169",
        "→, 171",
        "↘, 173",
        "ᵻ, 177"
    })
    void id_asInTheModelsConfiguration(String character, long id) {
        assertThat(Vocabulary.id(character.charAt(0))).isEqualTo(id);
    }

    @Test
    void asciiG_isNotTheOneOfTheAlphabet() {
        assertThat(Vocabulary.contains('g')).isFalse();
        assertThatThrownBy(() -> Vocabulary.id('g')).hasMessageContaining("U+67");
    }

    @Test
    void known_dropsOtherCharactersAndDoubleSpaces() {
        assertThat(Vocabulary.known(" ¿kˈe \n ¡ ˈoɾa? ")).isEqualTo("kˈe ˈoɾa?");
    }

    @Test
    void marksAndSpaces_haveNoSound() {
        assertThat(Vocabulary.anySounds("… \"—\" (!)")).isFalse();
        assertThat(Vocabulary.anySounds("…ə")).isTrue();
    }
}
