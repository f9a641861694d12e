package org.assistant.tts.kokoro.phonemes.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LetterRulesTest {

    private static final Map<String, String> LEXICON = Map.of(
            "cat", "kˈæt", "hat", "hˈæt", "ship", "ʃˈɪp", "shop", "ʃˈɑp", "make", "mˈAk", "take", "tˈAk", "hop",
            "hˈɑp");

    private final LetterRules rules = LetterRules.learn(LEXICON);

    @Test
    void wordsThatWereLearnt_areSaidAsTheyWere() {
        LEXICON.forEach((word, phonemes) -> assertThat(rules.phonemes(word)).isEqualTo(phonemes));
    }

    @Test
    void word_isSaidLikeThoseWithItsLetters() {
        assertThat(rules.phonemes("mop")).isEqualTo("mˈɑp");
        assertThat(rules.phonemes("Hat")).isEqualTo("hˈæt");
    }

    @Test
    void word_hasOnePrimaryStress() {
        assertThat(rules.phonemes("shophat")).containsOnlyOnce("ˈ").contains("ˌ");
    }

    @Test
    void accentsAndSigns_areLeftOut() {
        assertThat(rules.phonemes("hát!")).isEqualTo("hˈæt");
        assertThat(rules.phonemes("漢")).isEmpty();
        assertThat(rules.phonemes("")).isEmpty();
    }
}
