package org.assistant.tts.xtts.text.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import org.assistant.tts.threads.HeapRoom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JapaneseCleanerTest {

    private static final TextCleaner CLEANER = new JapaneseCleaner(new HeapRoom());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "猫は魚を食べた。|neko wa sakana wo tabeta.",
                "ホテルへ行って、寝ました!|hotel e itte, nemashita!",
                "お茶（緑茶）とABC 123|ocha (ryokucha) to abc 123",
                "ｶﾀｶﾅ|katakana"
            })
    void wordsAndMarks(String text, String latin) {
        assertThat(CLEANER.clean(text)).isEqualTo(latin);
    }
}
