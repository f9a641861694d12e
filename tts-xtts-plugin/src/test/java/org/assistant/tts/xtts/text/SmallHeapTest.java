package org.assistant.tts.xtts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process without memory for the Japanese dictionary refuses Japanese and keeps running. */
final class SmallHeapTest {

    @TempDir
    private Path folder;

    @Test
    @Timeout(120)
    void japanese_isRefused_andEnglishIsSpokenAfterwards() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx100m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JapaneseThenEnglish.class.getName(),
                        SmallVocabulary.write(folder).toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said)
                    .contains("refused: Japanese needs 130 MB of Java heap")
                    .contains("start the server with more heap")
                    .contains("spoken: 1");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
