package org.assistant.tts.kokoro.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.graph.VoicedSentence;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TuningSentencesTest {

    @TempDir
    private Path voices;

    @Test
    void everyVoice_saysTwoSentences() throws Exception {
        for (String voice : VoiceCatalogue.ids()) {
            Files.write(
                    voices.resolve(voice + ".bin"),
                    ByteBuffer.allocate(510 * 256 * Float.BYTES).array());
        }
        Map<String, Long> sentences = TuningSentences.learnt(voices).stream()
                .collect(Collectors.groupingBy(VoicedSentence::voice, Collectors.counting()));
        assertThat(sentences)
                .containsOnlyKeys(VoiceCatalogue.ids())
                .allSatisfy((voice, count) -> assertThat(count).isEqualTo(2));
    }
}
