package org.assistant.tts.xtts.gpt.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.TinyGpt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the cache that is updated in place, with a network of one attention whose query, key and value are its input. */
final class GptModelTest {

    private static final int POSITIONS = 16;
    private static final Offset<Float> ROUNDING = within(1e-5f);

    @TempDir
    private Path folder;

    private GptModel model;

    @BeforeEach
    void open() throws IOException {
        model = GptModel.open(graph("latent"), new ExecutionTarget.Cpu(1), TinyGpt.DIMENSIONS, 3, POSITIONS);
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void lastPosition_seesAllBefore() {
        float[] read = rows(1, 5);
        assertThat(model.read(0, read, 0).latent(0)).containsExactly(attention(read), ROUNDING);
        assertThat(model.read(0, read, 0).logits(0)).hasSize(TinyGpt.AUDIO);
    }

    @Test
    void stepsAfterAPrompt_seeWhatWasRead_withoutACopyOfTheCache() {
        float[] all = rows(2, 12);
        model.read(0, part(all, 0, 3), 0);
        model.read(0, part(all, 3, 7), 3);
        for (int i = 7; i < 12; i++) {
            float[] latent = model.step(part(all, i, i + 1), i).latent(0);
            assertThat(latent).containsExactly(attention(part(all, 0, i + 1)), ROUNDING);
        }
    }

    @Test
    void sequencesOfDifferentLengths_stepTogether() {
        float[] a = rows(3, 9);
        float[] b = rows(4, 5);
        float[] c = rows(5, 7);
        model.read(0, part(a, 0, 7), 0);
        model.read(1, part(b, 0, 3), 0);
        model.read(2, part(c, 0, 5), 0);
        for (int i = 0; i < 2; i++) {
            GptOutput output = model.step(
                    join(part(a, 7 + i, 8 + i), part(b, 3 + i, 4 + i), part(c, 5 + i, 6 + i)), 7 + i, 3 + i, 5 + i);
            assertThat(output.latent(0)).containsExactly(attention(part(a, 0, 8 + i)), ROUNDING);
            assertThat(output.latent(1)).containsExactly(attention(part(b, 0, 4 + i)), ROUNDING);
            assertThat(output.latent(2)).containsExactly(attention(part(c, 0, 6 + i)), ROUNDING);
        }
    }

    @Test
    void sequenceThatMoved_goesOn() {
        float[] a = rows(3, 4);
        float[] b = rows(4, 6);
        model.read(0, a, 0);
        model.read(1, part(b, 0, 5), 0);
        model.move(1, 0, 5);
        assertThat(model.step(part(b, 5, 6), 5).latent(0)).containsExactly(attention(b), ROUNDING);
    }

    @Test
    void savedPrefix_isReadByAnotherSequence() {
        float[] all = rows(6, 8);
        model.read(0, part(all, 0, 4), 0);
        KvPrefix prefix = model.save(0, 4);
        model.read(0, rows(7, 9), 0);
        model.restore(2, prefix);
        assertThat(model.read(2, part(all, 4, 8), 4).latent(0)).containsExactly(attention(all), ROUNDING);
    }

    @Test
    void trimmed_readsAsBefore() {
        float[] all = rows(6, 8);
        model.read(2, all, 0);
        model.trim();
        assertThat(model.slots()).isEqualTo(3);
        assertThat(model.read(0, all, 0).latent(0)).containsExactly(attention(all), ROUNDING);
        assertThat(model.read(2, all, 0).latent(0)).containsExactly(attention(all), ROUNDING);
    }

    @Test
    void moreThanThePositions_isAnErrorOfTheCaller() {
        assertThatThrownBy(() -> model.read(0, rows(1, POSITIONS + 1), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16");
    }

    @Test
    void graphWithoutLatents_isRefused() throws IOException {
        Path graph = graph("hidden");
        assertThatThrownBy(() -> GptModel.open(graph, new ExecutionTarget.Cpu(1), TinyGpt.DIMENSIONS, 1, POSITIONS))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("latent");
    }

    /** Attention of the last of {@code rows} over all, head by head, with scores divided by the root of the head width. */
    private static float[] attention(float... rows) {
        int count = rows.length / TinyGpt.WIDTH;
        int headWidth = TinyGpt.WIDTH / TinyGpt.HEADS;
        float[] result = new float[TinyGpt.WIDTH];
        for (int head = 0; head < TinyGpt.HEADS; head++) {
            double[] weights = new double[count];
            for (int i = 0; i < count; i++) {
                double score = 0;
                for (int d = head * headWidth; d < (head + 1) * headWidth; d++) {
                    score += (double) rows[(count - 1) * TinyGpt.WIDTH + d] * rows[i * TinyGpt.WIDTH + d];
                }
                weights[i] = Math.exp(score / Math.sqrt(headWidth));
            }
            double sum = Arrays.stream(weights).sum();
            for (int d = head * headWidth; d < (head + 1) * headWidth; d++) {
                for (int i = 0; i < count; i++) {
                    result[d] += (float) (weights[i] / sum * rows[i * TinyGpt.WIDTH + d]);
                }
            }
        }
        return result;
    }

    private Path graph(String latent) throws IOException {
        GraphBuilder graph = new GraphBuilder("tiny", 17);
        int headWidth = TinyGpt.WIDTH / TinyGpt.HEADS;
        String embeds = graph.input("embeds", DataType.FLOAT, "batch", "read", TinyGpt.WIDTH);
        Object[] cache = {"batch", TinyGpt.HEADS, "positions", headWidth};
        String pastKey = graph.input("past_key_0", DataType.FLOAT, cache);
        String pastValue = graph.input("past_value_0", DataType.FLOAT, cache);
        String lengths = graph.input("seqlens_k", DataType.INT32, "batch");
        String longest = graph.input("total_sequence_length", DataType.INT32);
        graph.addNamed(
                GraphBuilder.MICROSOFT,
                "GroupQueryAttention",
                List.of(embeds, embeds, embeds, pastKey, pastValue, lengths, longest),
                List.of("attended", "present_key_0", "present_value_0"),
                GraphBuilder.whole("num_heads", TinyGpt.HEADS),
                GraphBuilder.whole("kv_num_heads", TinyGpt.HEADS));
        String last = graph.constant(Initializer.floats("last", List.of(1L, 1L), () -> new float[] {-1}));
        String index = graph.add("Cast", List.of(last), GraphBuilder.whole("to", DataType.INT64.getNumber()));
        String position = graph.add("Squeeze", List.of(index));
        graph.addNamed("", "Gather", List.of("attended", position), List.of(latent), GraphBuilder.whole("axis", 1));
        String head = graph.constant(Initializer.floats(
                "head", List.of((long) TinyGpt.WIDTH, (long) TinyGpt.AUDIO), () -> rows(9, TinyGpt.AUDIO)));
        graph.addNamed("", "MatMul", List.of(latent, head), List.of("logits"));
        graph.output(latent, DataType.FLOAT, "batch", TinyGpt.WIDTH);
        graph.output("logits", DataType.FLOAT, "batch", TinyGpt.AUDIO);
        graph.output("present_key_0", DataType.FLOAT, cache);
        graph.output("present_value_0", DataType.FLOAT, cache);
        Path file = folder.resolve(latent + ".onnx");
        graph.build().write(file, folder.resolve(latent + ".onnx.data"));
        return file;
    }

    private static float[] rows(int seed, int count) {
        Random random = new Random(seed);
        float[] rows = new float[count * TinyGpt.WIDTH];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) random.nextGaussian();
        }
        return rows;
    }

    private static float[] part(float[] rows, int from, int to) {
        return Arrays.copyOfRange(rows, from * TinyGpt.WIDTH, to * TinyGpt.WIDTH);
    }

    private static float[] join(float[]... parts) {
        float[] all = new float[parts.length * TinyGpt.WIDTH];
        for (int i = 0; i < parts.length; i++) {
            System.arraycopy(parts[i], 0, all, i * TinyGpt.WIDTH, TinyGpt.WIDTH);
        }
        return all;
    }
}
