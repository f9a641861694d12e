package org.assistant.tts.kokoro.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assistant.tts.kokoro.graph.parts.LayerStatistics;
import org.assistant.tts.kokoro.graph.parts.VoiceStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VoiceStatisticsTest {

    @TempDir
    private Path folder;

    /**
     * A sentence whose value is 0 for {@code silence} of the time, and {@code low} and {@code high} for half of the rest
     * each.
     */
    private static LayerStatistics statistics(double silence, double low, double high) {
        double mean = (1 - silence) * (low + high) / 2;
        double square = (1 - silence) * (low * low + high * high) / 2;
        return new LayerStatistics(new float[] {(float) mean}, new float[] {(float) (square - mean * mean)});
    }

    private static VoiceStatistics learnt() {
        StatisticsLearner learner = new StatisticsLearner();
        learner.take("a", 100, 0.1, statistics(0.1, 1, 3));
        learner.take("a", 100, 0.3, statistics(0.3, 1, 3));
        learner.take("b", 100, 0.2, statistics(0.2, 2, 4));
        return learner.learnt();
    }

    private static void assertExpected(VoiceStatistics learnt, double silence, LayerStatistics wanted) {
        LayerStatistics expected = learnt.expected(Map.of("a", 1.0), silence).orElseThrow();
        assertThat(expected.means()[0]).isCloseTo(wanted.means()[0], within(1e-4f));
        assertThat(expected.variances()[0]).isCloseTo(wanted.variances()[0], within(1e-4f));
    }

    @Test
    void moreSilence_movesTheMomentsAsItDidInTheSentencesHeard() {
        assertExpected(learnt(), 0.2, statistics(0.2, 1, 3));
        assertExpected(learnt(), 0.05, statistics(0.05, 1, 3));
        assertExpected(learnt(), 0.4, statistics(0.4, 1, 3));
    }

    @Test
    void voiceOfOneSentence_isWhatItWasThere() {
        LayerStatistics expected = learnt().expected(Map.of("b", 1.0), 0.2).orElseThrow();
        assertThat(expected.means()[0]).isCloseTo(2.4f, within(1e-4f));
    }

    @Test
    void mixture_isBetweenItsVoices() {
        LayerStatistics expected =
                learnt().expected(Map.of("a", 0.5, "b", 0.5), 0.2).orElseThrow();
        assertThat(expected.means()[0]).isCloseTo(2f, within(1e-4f));
    }

    @Test
    void voiceNotLearnt_nothing() {
        assertThat(learnt().expected(Map.of("a", 0.5, "c", 0.5), 0.2)).isEmpty();
    }

    @Test
    void varianceIsNeverNearNothing() {
        LayerStatistics expected = learnt().expected(Map.of("a", 1.0), 5).orElseThrow();
        assertThat(expected.variances()[0]).isGreaterThan(0.5f);
    }

    @Test
    void whatIsWritten_isReadBack() throws IOException {
        Path file = folder.resolve("statistics");
        learnt().write(file);
        assertExpected(VoiceStatistics.read(file), 0.05, statistics(0.05, 1, 3));
        assertThat(VoiceStatistics.read(file).expected(Map.of("b", 1.0), 0)).isPresent();
    }

    @Test
    void damagedFile_isRefused() throws IOException {
        Path file = folder.resolve("statistics");
        Files.write(file, new byte[] {127, 0, 0, 0, 1});
        assertThatThrownBy(() -> VoiceStatistics.read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void shareOfSilence_isTheTimeOfPaddingsAndMarks() {
        assertThat(Silence.share(new long[] {0, 50, 16, 4, 0}, new long[] {3, 4, 2, 1, 2}))
                .isEqualTo(0.5);
    }
}
