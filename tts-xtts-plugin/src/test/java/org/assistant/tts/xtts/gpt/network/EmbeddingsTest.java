package org.assistant.tts.xtts.gpt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.TinyGpt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddingsTest {

    private static final int AUDIO = 12;
    private static final int TEXT_POSITION = AUDIO + TinyGpt.AUDIO;
    private static final int AUDIO_POSITION = TEXT_POSITION + 34;

    @TempDir
    private Path folder;

    @Test
    void prompt_isLatentsThenTextBetweenStartAndStopThenTheStartCode() throws IOException {
        Embeddings embeddings = TinyGpt.embeddings(folder);
        float[] prefix = embeddings.prefix(TinyGpt.voice(1), 5);
        float[] rest = embeddings.rest(TinyGpt.text(5, 7, 3));

        assertThat(prefix)
                .hasSize(4 * TinyGpt.WIDTH)
                .startsWith(TinyGpt.voice(1).latents());
        assertThat(row(prefix, 2)).containsExactly(sum(10, TEXT_POSITION));
        assertThat(row(prefix, 3)).containsExactly(sum(5, TEXT_POSITION + 1));
        assertThat(rest).hasSize(4 * TinyGpt.WIDTH);
        assertThat(row(rest, 0)).containsExactly(sum(7, TEXT_POSITION + 2));
        assertThat(row(rest, 1)).containsExactly(sum(3, TEXT_POSITION + 3));
        assertThat(row(rest, 2)).containsExactly(sum(0, TEXT_POSITION + 4));
        assertThat(row(rest, 3)).containsExactly(sum(AUDIO + TinyGpt.START, AUDIO_POSITION));
    }

    @Test
    void code_goesWhereItIsAskedFor() throws IOException {
        float[] rows = new float[3 * TinyGpt.WIDTH];
        TinyGpt.embeddings(folder).code(6, 9, rows, TinyGpt.WIDTH);
        assertThat(row(rows, 0)).containsOnly(0);
        assertThat(row(rows, 1)).containsExactly(sum(AUDIO + 6, AUDIO_POSITION + 9));
        assertThat(row(rows, 2)).containsOnly(0);
    }

    @Test
    void whatIsNotInATable_isAnErrorOfTheCaller() throws IOException {
        Embeddings embeddings = TinyGpt.embeddings(folder);
        assertThatThrownBy(() -> embeddings.prefix(TinyGpt.voice(1), 12))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12");
        assertThatThrownBy(() -> embeddings.code(20, 0, new float[4], 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> embeddings.code(1, 64, new float[4], 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fileOfAnotherSize_isRefused() throws IOException {
        Path file = TinyGpt.write(folder);
        Files.write(file, new byte[4], StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Embeddings.open(file, TinyGpt.DIMENSIONS))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("bytes instead of");
        assertThatThrownBy(() -> Embeddings.open(folder.resolve("none"), TinyGpt.DIMENSIONS))
                .isInstanceOf(TTSException.ModelUnavailable.class);
    }

    private float[] sum(int row, int positionRow) throws IOException {
        FloatBuffer table = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("embeddings.bin")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        float[] sum = new float[TinyGpt.WIDTH];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = table.get(row * TinyGpt.WIDTH + i) + table.get(positionRow * TinyGpt.WIDTH + i);
        }
        return sum;
    }

    private static float[] row(float[] rows, int row) {
        return Arrays.copyOfRange(rows, row * TinyGpt.WIDTH, (row + 1) * TinyGpt.WIDTH);
    }
}
