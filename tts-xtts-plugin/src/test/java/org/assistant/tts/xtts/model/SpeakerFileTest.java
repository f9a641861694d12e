package org.assistant.tts.xtts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpeakerFileTest {

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = folder.resolve("a.speaker");
        new SpeakerFile("Camilla Holmström", new float[] {1, -2, 3.5f}, new float[] {0.25f}).write(path);
    }

    private void refused(String why) {
        assertThatThrownBy(() -> SpeakerFile.read(path))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageStartingWith(path + " can't be read")
                .hasMessageContaining(why);
    }

    @Test
    void writtenAndRead_isTheSame() {
        SpeakerFile speaker = SpeakerFile.read(path);
        assertThat(speaker.name()).isEqualTo("Camilla Holmström");
        assertThat(speaker.latents()).containsExactly(1, -2, 3.5f);
        assertThat(speaker.embedding()).containsExactly(0.25f);
        assertThat(path).hasSize(8 + 12 + 18 + 16);
    }

    @Test
    void arrays_areCopies() {
        SpeakerFile speaker = SpeakerFile.read(path);
        speaker.latents()[0] = 9;
        speaker.embedding()[0] = 9;
        assertThat(speaker.latents()[0]).isEqualTo(1);
        assertThat(speaker.embedding()[0]).isEqualTo(0.25f);
    }

    @Test
    void cutOffAtAnyByte_isRefused() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        for (int length = 0; length < whole.length; length++) {
            Files.write(path, Arrays.copyOf(whole, length));
            refused("cut off");
        }
        Files.write(path, Arrays.copyOf(whole, whole.length + 1));
        refused("cut off");
    }

    @Test
    void hugeNumbersOfFloats_areRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] whole = Files.readAllBytes(path);
        Arrays.fill(whole, 12, 16, (byte) 0x7F);
        Files.write(path, whole);
        refused("cut off");
    }

    @Test
    void numberThatIsNotFinite_isRefused() throws IOException {
        new SpeakerFile("a", new float[] {Float.NaN}, new float[0]).write(path);
        refused("not finite");
    }

    @Test
    void missing_isNamed() throws IOException {
        Files.delete(path);
        refused("");
    }
}
