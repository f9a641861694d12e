package org.assistant.tts.kokoro.graph;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.assistant.tts.spi.TTSException;

/**
 * The tuned graph of one kind of processor in a model's folder, and what was found out about it. Both are kept until the model,
 * the tuner or the processor is another one. Holds no file open.
 */
public final class TunedGraph {

    /** Of the recipe, the sentences and the checks: another number has every machine tune its graph anew. */
    private static final int TUNER = 1;

    private static final System.Logger LOGGER = System.getLogger(TunedGraph.class.getName());

    private final Path graph;
    private final Path weights;
    private final Path record;
    private final Map<String, String> identity;

    /**
     * @param directory the model's folder
     * @param name of the tuned graph's files, without what tells the processor and without an ending
     * @param model sha256 of the graph that it is made of
     */
    public TunedGraph(Path directory, String name, String model, Processor processor) {
        String base = name + "-" + processor.id();
        this.graph = directory.resolve(base + ".onnx");
        this.weights = directory.resolve(base + ".weights");
        this.record = directory.resolve(base + ".verdict");
        this.identity = new TreeMap<>(Map.of(
                "model",
                model,
                "tuner",
                Integer.toString(TUNER),
                "processor",
                processor.architecture() + " " + processor.name(),
                "largest-weight",
                Integer.toString(processor.largestWeight())));
    }

    /** Whether it was tried here what tuning gives, well or not. */
    public boolean isDecided() {
        return read().isPresent();
    }

    /** The graph to load; nothing if it was not made, is not whole, or was found to be no gain. */
    public Optional<Path> usable() {
        return read().filter(properties -> properties.getProperty("objection") == null
                        && whole(graph, properties.getProperty("graph-bytes"))
                        && whole(weights, properties.getProperty("weights-bytes")))
                .map(properties -> graph);
    }

    /** Size of the weights of {@link #usable}; 0 if there is no such graph. */
    public long weightBytes() {
        return usable().isPresent()
                ? read().map(properties -> Long.parseLong(properties.getProperty("weights-bytes")))
                        .orElse(0L)
                : 0;
    }

    /** What was found out, for people; nothing before that. */
    public Optional<String> findings() {
        return read().map(properties -> properties.getProperty("findings"));
    }

    private Optional<Properties> read() {
        if (!Files.isReadable(record)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(record)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "ignoring " + record, e);
            return Optional.empty();
        }
        boolean same = identity.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(properties.getProperty(entry.getKey())));
        return same ? Optional.of(properties) : Optional.empty();
    }

    private static boolean whole(Path file, String bytes) {
        try {
            return Long.toString(Files.size(file)).equals(bytes);
        } catch (IOException e) {
            return false;
        }
    }

    /** Tunes a graph. */
    @FunctionalInterface
    public interface Tuning {
        /** See {@link GraphTuner#tune}. */
        TuningVerdict tune(Path workshop, Path result, Path weights) throws IOException;
    }

    /**
     * Has the graph made, and keeps it with its verdict, or the verdict alone if that is against it. Whatever stops this leaves
     * at most a hidden folder behind, and nothing that {@link #usable} would give.
     *
     * @return the verdict; against the graph if it can't be made
     * @throws IOException if the disk is full or may not be written
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public TuningVerdict make(Tuning tuning) throws IOException {
        Path workshop = Files.createTempDirectory(record.getParent(), ".tuning-");
        try {
            Path result = workshop.resolve(graph.getFileName());
            Path resultWeights = workshop.resolve(weights.getFileName());
            TuningVerdict verdict = verdict(tuning, workshop, result, resultWeights);
            Files.deleteIfExists(record);
            Properties properties = new Properties();
            properties.putAll(identity);
            properties.setProperty("findings", verdict.toString());
            verdict.objection().ifPresent(objection -> properties.setProperty("objection", objection));
            if (verdict.objection().isEmpty()) {
                properties.setProperty("graph-bytes", Long.toString(Files.size(result)));
                properties.setProperty("weights-bytes", Long.toString(Files.size(resultWeights)));
                move(resultWeights, weights);
                move(result, graph);
            } else {
                Files.deleteIfExists(graph);
                Files.deleteIfExists(weights);
            }
            write(properties, workshop.resolve(record.getFileName()));
            return verdict;
        } finally {
            delete(workshop);
        }
    }

    /** A graph that can't be tuned today can't be tomorrow; so a failure is a verdict, too, or each fetch would try again. */
    private TuningVerdict verdict(Tuning tuning, Path workshop, Path result, Path resultWeights) throws IOException {
        try {
            return tuning.tune(workshop, result, resultWeights);
        } catch (TTSException.Cancelled | TTSException.EngineUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "tuning failed", e);
            return TuningVerdict.failed(e.getMessage() + "; delete " + record + " to have it tried again");
        }
    }

    /** The record comes last: where it stands, what it speaks of stands. */
    private void write(Properties properties, Path staged) throws IOException {
        try (Writer writer = Files.newBufferedWriter(staged)) {
            properties.store(writer, null);
        }
        move(staged, record);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void delete(Path workshop) throws IOException {
        try (var files = Files.list(workshop)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(workshop);
    }
}
