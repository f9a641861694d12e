package org.assistant.tts.kokoro.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VoicePackTest {

    @TempDir
    private Path folder;

    @Test
    void style_isTheRowBelowTheNumberOfTokens() throws IOException {
        VoicePack pack = VoicePack.read(file(rows()));
        assertThat(pack.style(1)).hasSize(256).startsWith(0, 1, 2);
        assertThat(pack.style(510)[255]).isEqualTo(510 * 256 - 1);
    }

    @Test
    void tokensOutOfRange_refused() throws IOException {
        VoicePack pack = VoicePack.read(file(rows()));
        assertThatThrownBy(() -> pack.style(0)).hasMessageContaining("was 0");
        assertThatThrownBy(() -> pack.style(511)).hasMessageContaining("was 511");
    }

    @Test
    void oneByteShort_damaged() throws IOException {
        Path file = file(new byte[522_239]);
        assertThatThrownBy(() -> VoicePack.read(file))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("522240");
    }

    @Test
    void oneByteTooMany_damaged() throws IOException {
        Path file = file(new byte[522_241]);
        assertThatThrownBy(() -> VoicePack.read(file)).isInstanceOf(TTSException.ModelUnavailable.class);
    }

    @Test
    void notANumber_damaged() throws IOException {
        byte[] rows = rows();
        ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN).putFloat(400_000, Float.NaN);
        Path file = file(rows);
        assertThatThrownBy(() -> VoicePack.read(file)).isInstanceOf(TTSException.ModelUnavailable.class);
    }

    @Test
    void missing_namesTheFile() {
        Path file = folder.resolve("af_none.bin");
        assertThatThrownBy(() -> VoicePack.read(file))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("af_none.bin");
    }

    /** Every value is its own index. */
    private static byte[] rows() {
        byte[] rows = new byte[522_240];
        ByteBuffer values = ByteBuffer.wrap(rows).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 510 * 256; i++) {
            values.putFloat(i);
        }
        return rows;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("af_test.bin"), bytes);
    }
}
