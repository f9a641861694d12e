package org.assistant.tts.kokoro.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.assistant.tts.kokoro.graph.parts.LayerStatistics;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;
import org.assistant.tts.onnx.graph.Calibration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownModelTest {

    private static final int CHANNELS = 40;

    @TempDir
    private Path folder;

    private Path file;
    private KnownModel model;

    /** As in the network: eight-bit values around 128 that vary little, and differ a little by voice and silence. */
    @BeforeEach
    void written() throws IOException {
        Random random = new Random(5);
        StatisticsLearner learner = new StatisticsLearner();
        for (String voice : new String[] {"a", "b", "c"}) {
            for (double silence : new double[] {0.1, 0.3}) {
                float[] means = new float[CHANNELS];
                float[] variances = new float[CHANNELS];
                for (int c = 0; c < CHANNELS; c++) {
                    means[c] = 120 + 16 * random.nextFloat();
                    variances[c] = 20 + 20 * random.nextFloat();
                }
                learner.take(voice, 100, silence, new LayerStatistics(means, variances));
            }
        }
        Calibration ranges = new Calibration();
        ranges.take(Map.of("least/x", new float[] {-1.5f, 0.1f}, "most/x", new float[] {2, 0.3f}));
        model = new KnownModel(ranges, 0.25, learner.learnt());
        file = folder.resolve("known");
        model.write(file, "origin");
    }

    private Optional<KnownModel> read(String origin) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return KnownModel.read(in, origin);
        }
    }

    @Test
    void ranges_areReadBackAsTheyWere() throws IOException {
        assertThat(read("origin").orElseThrow().ranges().range("x"))
                .usingRecursiveComparison()
                .isEqualTo(model.ranges().range("x"));
    }

    @Test
    void publishedDistance_isReadBack() throws IOException {
        assertThat(read("origin").orElseThrow().publishedDistance()).isEqualTo(0.25);
    }

    @Test
    void statistics_areReadBackWithinHalfAStep() throws IOException {
        VoiceStatistics voices = read("origin").orElseThrow().voices();
        for (String voice : new String[] {"a", "b", "c"}) {
            LayerStatistics was =
                    model.voices().expected(Map.of(voice, 1.0), 0.2).orElseThrow();
            LayerStatistics is = voices.expected(Map.of(voice, 1.0), 0.2).orElseThrow();
            for (int c = 0; c < CHANNELS; c++) {
                // Means of voices differ by at most 16, and the mean of two sentences has a variance of at most 104.
                assertThat(is.means()[c]).isCloseTo(was.means()[c], within(0.5f * 16 / 255 + 0.001f));
                assertThat(is.variances()[c]).isCloseTo(was.variances()[c], within(0.5f * 84 / 255 + 0.02f));
            }
        }
    }

    @Test
    void otherOrigin_isNotKnown() throws IOException {
        assertThat(read("other")).isEmpty();
    }

    @Test
    void fileThatIsCutOff_isRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> read("origin")).isInstanceOf(IOException.class);
    }
}
