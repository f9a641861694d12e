package org.assistant.tts.kokoro.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TunedGraphTest {

    private static final Processor PROCESSOR = Processor.of("Linux amd64", "model name : A\nflags : avx2");
    private static final TuningVerdict GAIN = new TuningVerdict(0.2, 0.3, 2.5, Optional.empty());
    private static final TuningVerdict LOSS =
            new TuningVerdict(0.2, 0.3, 0.9, Optional.of("it is not faster on this processor"));

    @TempDir
    private Path folder;

    private TunedGraph graph(String model, Processor processor) {
        return new TunedGraph(folder, "tuned", model, processor);
    }

    private TunedGraph graph() {
        return graph("abc", PROCESSOR);
    }

    private static TunedGraph.Tuning giving(TuningVerdict verdict) {
        return (workshop, result) -> {
            Files.writeString(result.graph(), "graph");
            Files.writeString(result.weights(), "weights");
            for (Path part : result.parts()) {
                Files.writeString(part, "part");
            }
            Files.writeString(workshop.resolve("observed"), "on the way");
            return verdict;
        };
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }

    @Test
    void nothingThere_undecided() {
        assertThat(graph().isDecided()).isFalse();
        assertThat(graph().usable()).isEmpty();
        assertThat(graph().findings()).isEmpty();
    }

    @Test
    void gain_isKeptWithItsFindings_andNothingElse() throws IOException {
        assertThat(graph().make(giving(GAIN))).isEqualTo(GAIN);
        assertThat(graph().isDecided()).isTrue();
        assertThat(graph().usable().orElseThrow()).hasContent("graph");
        assertThat(graph().weightBytes()).isEqualTo("weights".length());
        assertThat(graph().findings())
                .hasValue("2.50 times as fast, spectra 0.200 from float32 where the published graph is 0.300");
        assertThat(files()).hasSize(3).allMatch(name -> name.startsWith("tuned-" + PROCESSOR.id()));
    }

    @Test
    void windowsThatAreGood_areKept_andThoseThatAreNot_areDropped() throws IOException {
        graph().make(giving(GAIN.with(new WindowVerdict(0.3, Optional.empty()))));
        assertThat(graph().usableParts().orElseThrow().window()).hasContent("part");
        assertThat(graph().findings().orElseThrow())
                .endsWith("; sound begins inside a sentence, at most 0.300 from the whole");
        graph().make(giving(GAIN.with(new WindowVerdict(0.5, Optional.of("too far")))));
        assertThat(graph().usable()).isPresent();
        assertThat(graph().usableParts()).isEmpty();
        assertThat(graph().findings().orElseThrow()).endsWith("; sentences sound only once they are whole: too far");
        assertThat(files()).hasSize(3);
    }

    @Test
    void partThatIsNotWhole_noneIsUsed() throws IOException {
        graph().make(giving(GAIN.with(new WindowVerdict(0.3, Optional.empty()))));
        Files.delete(folder.resolve("tuned-" + PROCESSOR.id() + ".statistics"));
        assertThat(graph().usableParts()).isEmpty();
        assertThat(graph().usable()).isPresent();
    }

    /** A tuned graph that works stays in use until the next fetch. */
    @Test
    void graphThatWasTunedBeforeItWasCut_isUsed_andTunedAtTheNextFetch() throws IOException {
        graph().make(giving(GAIN.with(new WindowVerdict(0.3, Optional.empty()))));
        Path record = folder.resolve("tuned-" + PROCESSOR.id() + ".verdict");
        Files.write(
                record,
                Files.readAllLines(record).stream()
                        .filter(line -> !line.startsWith("cut="))
                        .toList());
        assertThat(graph().isDecided()).isFalse();
        assertThat(graph().usable()).isPresent();
        assertThat(graph().usableParts()).isEmpty();
    }

    @Test
    void loss_isRemembered_andTheGraphIsNotKept() throws IOException {
        graph().make(giving(GAIN));
        graph().make(giving(LOSS));
        assertThat(graph().isDecided()).isTrue();
        assertThat(graph().usable()).isEmpty();
        assertThat(graph().findings().orElseThrow()).endsWith("not used: it is not faster on this processor");
        assertThat(files()).containsExactly("tuned-" + PROCESSOR.id() + ".verdict");
    }

    @Test
    void otherModelOrProcessor_undecided() throws IOException {
        graph().make(giving(GAIN));
        assertThat(graph("def", PROCESSOR).isDecided()).isFalse();
        assertThat(graph("def", PROCESSOR).usable()).isEmpty();
        assertThat(graph("abc", Processor.of("Linux amd64", "")).isDecided()).isFalse();
    }

    @Test
    void weightsThatAreNotWhole_areNotUsed() throws IOException {
        graph().make(giving(GAIN));
        Path weights = folder.resolve("tuned-" + PROCESSOR.id() + ".weights");
        Files.writeString(weights, "cut");
        assertThat(graph().usable()).isEmpty();
        assertThat(graph().weightBytes()).isZero();
        Files.delete(weights);
        assertThat(graph().usable()).isEmpty();
    }

    @Test
    void damagedRecord_isNone() throws IOException {
        graph().make(giving(GAIN));
        Files.writeString(folder.resolve("tuned-" + PROCESSOR.id() + ".verdict"), "\\u00zz");
        assertThat(graph().isDecided()).isFalse();
        assertThat(graph().usable()).isEmpty();
    }

    private static TunedGraph.Tuning failing(RuntimeException failure) {
        return (workshop, result) -> {
            Files.writeString(result.graph(), "half");
            throw failure;
        };
    }

    @Test
    void graphThatCannotBeMade_isRemembered_andNotUsed() throws IOException {
        graph().make(failing(new IllegalArgumentException("channel 3 is from NaN to 1")));
        assertThat(graph().isDecided()).isTrue();
        assertThat(graph().usable()).isEmpty();
        assertThat(graph().findings().orElseThrow())
                .startsWith("it could not be made: channel 3 is from NaN to 1; delete ")
                .contains("tuned-" + PROCESSOR.id() + ".verdict");
        assertThat(files()).containsExactly("tuned-" + PROCESSOR.id() + ".verdict");
    }

    @Test
    void interrupted_leavesNothing() throws IOException {
        assertThatThrownBy(() -> graph().make(failing(new TTSException.Cancelled(null))))
                .isInstanceOf(TTSException.Cancelled.class);
        assertThat(graph().isDecided()).isFalse();
        assertThat(files()).isEmpty();
    }
}
