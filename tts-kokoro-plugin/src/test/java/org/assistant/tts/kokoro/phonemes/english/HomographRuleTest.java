package org.assistant.tts.kokoro.phonemes.english;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HomographRuleTest {

    private static final List<Tagged> SENTENCE = List.of(
            word("Have", Tag.VERB),
            word("you", Tag.PRONOUN),
            word("ever", Tag.ADVERB),
            word("read", Tag.VERB),
            word("it", Tag.PRONOUN),
            new Tagged(new Token("?", true, true), Tag.PUNCTUATION));

    private static Tagged word(String text, Tag tag) {
        return new Tagged(new Token(text, true, false), tag);
    }

    @ParameterizedTest
    @CsvSource({
        "read PAST prev:ever, true",
        "read PAST prev!:ever, false",
        "read PAST prev2:PRONOUN, true",
        "read PAST next:it|him, true",
        "read PAST next2:#, true",
        "read PAST back:have, true",
        "read PAST any:have next:him, false",
        "read PAST near:you, true",
        "read PAST is:NOUN, false",
        "read PAST is:READ, false",
        "read PAST, true"
    })
    void conditions_holdForTheirPlace(String rule, boolean expected) {
        assertThat(HomographRule.parse(rule).holds(SENTENCE, 3)).isEqualTo(expected);
    }

    @Test
    void edgeOfTheSentence_isAMark() {
        assertThat(HomographRule.parse("have VERB prev:#").holds(SENTENCE, 0)).isTrue();
    }

    @Test
    void reading_isATagOrAnotherWord() {
        assertThat(HomographRule.parse("read PAST").read(SENTENCE.get(3)).tag()).isEqualTo(Tag.PAST);
        Tagged led = HomographRule.parse("lead =led").read(word("Lead", Tag.NOUN));
        assertThat(led.token().text()).isEqualTo("led");
        assertThat(HomographRule.parse("row /ɹˈW/").read(word("row", Tag.NOUN)).phonemes())
                .isEqualTo("ɹˈW");
    }

    @ParameterizedTest
    @CsvSource({"read", "read LOUD", "read PAST behind:it"})
    void wrongRule_isNamed(String rule) {
        assertThatThrownBy(() -> HomographRule.parse(rule)).isInstanceOf(IllegalArgumentException.class);
    }
}
