package org.assistant.tts.kokoro.network;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.graph.FloatConvolutions;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.TTSException;

/**
 * Prepares the graph that {@link KokoroModel} runs from the published one: convolutions in float32 instead of int8, which are
 * three to four times as fast, and the token durations as an output.
 *
 * <p>Takes 13 s of processor time, and the memory of one loaded graph plus the audio of one sentence.
 */
public final class KokoroGraphPreparation {

    private KokoroGraphPreparation() {}

    /** The names of the files that {@link #prepare} writes for {@code prepared}: the graph itself and its weights. */
    public static List<String> files(String prepared) {
        return List.of(prepared, weights(prepared));
    }

    /**
     * Prepares {@code original}. The result gets its name only after it has passed a comparison with the original; an interrupted
     * preparation leaves at most a hidden folder next to it.
     *
     * @param original published graph; the comparison uses the voice {@code voices/af_heart.bin} next to it, if that exists
     * @param prepared to be written or replaced, together with its weights, see {@link #files}
     * @param progress receives each step
     * @throws TTSException.ModelUnavailable if the graph is unknown, the disk is full, or the comparison failed; {@code prepared}
     * is then unchanged
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public static void prepare(Path original, Path prepared, Progress progress) {
        Path folder = prepared.toAbsolutePath().getParent();
        try {
            Path workshop = Files.createTempDirectory(folder, ".preparing-");
            try {
                prepareIn(workshop, original, prepared, progress);
            } finally {
                delete(workshop);
            }
        } catch (ClosedByInterruptException e) {
            throw new TTSException.Cancelled(e);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    prepared + " can't be prepared from " + original + ": " + e.getMessage() + "; it takes 350 MB of "
                            + folder + " while that is done, 260 MB afterwards",
                    e);
        }
    }

    /**
     * The graph that {@link #prepare} writes, read from {@code original} so that it can be changed.
     *
     * @throws TTSException.ModelUnavailable if the graph is unknown
     */
    public static OnnxGraph untuned(Path original) {
        OnnxGraph graph = OnnxGraph.read(original);
        DurationsOutput.expose(graph);
        FloatConvolutions.rewrite(graph);
        return graph;
    }

    private static void prepareIn(Path workshop, Path original, Path prepared, Progress progress) throws IOException {
        String name = String.valueOf(prepared.getFileName());
        Path reference = workshop.resolve("original.onnx");
        Path result = workshop.resolve(name);
        Path resultWeights = workshop.resolve(weights(name));
        Steps steps = new Steps(progress);

        steps.next("reading " + original.getFileName());
        OnnxGraph graph = OnnxGraph.read(original);
        DurationsOutput.expose(graph);
        graph.write(reference, workshop.resolve("original.weights"));

        steps.next("rewriting convolutions");
        if (FloatConvolutions.rewrite(graph) == 0) {
            throw new TTSException.ModelUnavailable(
                    original + " has no quantised convolutions; it is not the graph " + "that this preparation is for",
                    null);
        }
        graph.write(result, resultWeights);

        PreparationCheck check =
                PreparationCheck.with(original.resolveSibling("voices").resolve("af_heart.bin"));
        steps.next("speaking a sentence with the original graph");
        PieceSound spokenBefore = check.speak(reference);
        steps.next("speaking it with the prepared graph");
        PieceSound spokenAfter = check.speak(result);
        check.compare(spokenBefore, spokenAfter);

        steps.next("storing " + name);
        // The graph is moved last, so that a graph always has its weights.
        move(resultWeights, prepared.resolveSibling(weights(name)));
        move(result, prepared);
        steps.finished();
    }

    private static String weights(String graph) {
        return graph.replaceFirst("\\.onnx$", "") + ".weights";
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path workshop) throws IOException {
        try (Stream<Path> files = Files.list(workshop)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(workshop);
    }

    /** Consecutive steps; the progress of each is reported when it begins and when it ends. */
    private static final class Steps {
        private final Progress progress;
        private String current = "";

        Steps(Progress progress) {
            this.progress = progress;
        }

        void next(String step) {
            finished();
            current = step;
            progress.at(step, 0, 1);
        }

        void finished() {
            if (!current.isEmpty()) {
                progress.at(current, 1, 1);
            }
        }
    }
}
