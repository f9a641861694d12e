package org.assistant.tts.kokoro.phonemes.espeak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EspeakCommandTest {

    /** In a container's image the models are read-only; eSpeak NG once failed to start there. */
    @Test
    void modelFolder_isNotWrittenToAtEachStart(@TempDir Path folder) throws IOException {
        assertThat(EspeakCommand.in(folder))
                .contains("-Djna.tmpdir=" + System.getProperty("java.io.tmpdir"))
                .endsWith(folder.toString());
        assertThat(folder).isEmptyDirectory();
    }
}
