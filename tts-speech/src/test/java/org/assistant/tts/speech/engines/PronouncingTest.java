package org.assistant.tts.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assistant.tts.speech.ScenarioEngine;
import org.assistant.tts.speech.config.Dictionary;
import org.assistant.tts.speech.config.DictionaryText;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PronouncingTest {

    @TempDir
    Path folder;

    private Pronouncing with(ScenarioEngine engine) {
        Map<String, TTSEngine> engines = Map.of("one", engine);
        return new Pronouncing(new Dictionary(folder), new Engines(engines, null));
    }

    @Test
    void badSign_isNamed_andNothingIsKept() {
        ScenarioEngine engine = new ScenarioEngine(0.5f);
        engine.signs = "abc";
        Pronouncing pronouncing = with(engine);
        assertThatThrownBy(() -> pronouncing.put(List.of(
                        DictionaryText.entry("en", "good", "/abc/"), DictionaryText.entry("en", "bad", "/a b%c/"))))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("\"%\" (U+0025)");
        assertThat(pronouncing.words().entries()).isEmpty();
        pronouncing.put(List.of(DictionaryText.entry("en", "good", "/a bc/")));
        assertThat(pronouncing.words().entries()).hasSize(1);
    }

    @Test
    void enginesThatReadLetters_takeRespellingsOnly() {
        Pronouncing pronouncing = with(new ScenarioEngine(0.5f));
        pronouncing.put(List.of(DictionaryText.entry("en", "nginx", "engine x")));
        assertThatThrownBy(() -> pronouncing.put(List.of(DictionaryText.entry("en", "nginx", "/x/"))))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("plain letters");
    }
}
