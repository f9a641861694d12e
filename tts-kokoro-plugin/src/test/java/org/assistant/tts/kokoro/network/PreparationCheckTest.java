package org.assistant.tts.kokoro.network;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PreparationCheckTest {

    @TempDir
    private Path folder;

    private PreparationCheck check;

    @BeforeEach
    void voice() throws IOException {
        Path pack = folder.resolve("af_heart.bin");
        Files.write(pack, new byte[510 * 256 * 4]);
        check = PreparationCheck.with(pack);
    }

    private static PieceSound noise(float amplitude, long... frames) {
        float[] samples = new float[2 * PieceSound.FRAME];
        Random random = new Random(3);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = amplitude * (float) random.nextGaussian();
        }
        return new PieceSound(samples, frames);
    }

    @Test
    void aLittleLouder_passes() {
        assertThatCode(() -> check.compare(noise(0.10f, 1, 1), noise(0.11f, 1, 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void twiceAsLoud_isRefused() {
        assertThatThrownBy(() -> check.compare(noise(0.1f, 1, 1), noise(0.2f, 1, 1)))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("spectra");
    }

    @Test
    void otherDurations_areRefused() {
        assertThatThrownBy(() -> check.compare(noise(0.1f, 1, 1), noise(0.1f, 2, 0)))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("durations were [1, 1], became [2, 0]");
    }

    @Test
    void silence_isRefused() {
        assertThatThrownBy(() -> check.compare(noise(0, 1, 1), noise(0, 1, 1))).hasMessageContaining("silent");
    }

    @Test
    void notANumber_isRefused() {
        PieceSound broken = noise(0.1f, 1, 1);
        broken.samples()[700] = Float.NaN;
        assertThatThrownBy(() -> check.compare(noise(0.1f, 1, 1), broken)).hasMessageContaining("NaN");
    }

    @Test
    void fileThatIsNoVoice_isRefused() throws IOException {
        Path pack = Files.write(folder.resolve("short.bin"), new byte[1000]);
        assertThatThrownBy(() -> PreparationCheck.with(pack))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("short.bin");
    }
}
