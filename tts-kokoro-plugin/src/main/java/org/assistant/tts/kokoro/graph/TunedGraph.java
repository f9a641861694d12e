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
import java.util.stream.Collectors;
import org.assistant.tts.kokoro.graph.parts.TunedFiles;
import org.assistant.tts.spi.TTSException;

/**
 * The tuned graph of one kind of processor in a model's folder, and what was found out about it. Both are kept until the model,
 * the tuner or the processor is another one. Holds no file open.
 */
public final class TunedGraph {

    /** Of the recipe, the sentences and the checks: another number has every machine tune its graph anew. */
    private static final int TUNER = 1;

    /** Of how the graph is cut, and of what is learnt for that: another number has the graph tuned anew at the next fetch, and used till then. */
    private static final String CUT = "1";

    private static final System.Logger LOGGER = System.getLogger(TunedGraph.class.getName());

    private final String base;
    private final TunedFiles files;
    private final Path record;
    private final Map<String, String> identity;

    /**
     * @param directory the model's folder
     * @param name of the tuned graph's files, without what tells the processor and without an ending
     * @param model sha256 of the graph that it is made of
     */
    public TunedGraph(Path directory, String name, String model, Processor processor) {
        this.base = name + "-" + processor.id();
        this.files = TunedFiles.in(directory, base);
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
        return read().filter(TunedGraph::isCut).isPresent();
    }

    /** The graph to load; nothing if it was not made, is not whole, or was found to be no gain. */
    public Optional<Path> usable() {
        return read().filter(this::isUsable).map(properties -> files.graph());
    }

    private boolean isUsable(Properties properties) {
        return properties.getProperty("objection") == null
                && whole(files.graph(), properties.getProperty("graph-bytes"))
                && whole(files.weights(), properties.getProperty("weights-bytes"));
    }

    /** What sound inside a sentence needs; nothing if that was found to be no good, or there is no graph to use. */
    public Optional<TunedFiles> usableParts() {
        return read().filter(this::isUsable)
                .filter(TunedGraph::isCut)
                .filter(properties -> properties.getProperty("parts-bytes", "").equals(sizes()))
                .map(properties -> files);
    }

    private static boolean isCut(Properties properties) {
        return CUT.equals(properties.getProperty("cut"));
    }

    private String sizes() {
        return files.parts().stream().map(TunedGraph::size).collect(Collectors.joining(" "));
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
        return size(file).equals(bytes);
    }

    /** In bytes; "none" if it is not there. */
    private static String size(Path file) {
        try {
            return Long.toString(Files.size(file));
        } catch (IOException e) {
            return "none";
        }
    }

    /** Tunes a graph. */
    @FunctionalInterface
    public interface Tuning {
        /** See {@link GraphTuner#tune}. */
        TuningVerdict tune(Path workshop, TunedFiles result) throws IOException;
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
            TunedFiles made = TunedFiles.in(workshop, base);
            TuningVerdict verdict = verdict(tuning, workshop, made);
            Files.deleteIfExists(record);
            Properties properties = new Properties();
            properties.putAll(identity);
            properties.setProperty("cut", CUT);
            properties.setProperty("findings", verdict.toString());
            verdict.objection().ifPresent(objection -> properties.setProperty("objection", objection));
            if (verdict.objection().isEmpty()) {
                move(made.weights(), files.weights());
                move(made.graph(), files.graph());
                properties.setProperty("graph-bytes", size(files.graph()));
                properties.setProperty("weights-bytes", size(files.weights()));
            } else {
                Files.deleteIfExists(files.graph());
                Files.deleteIfExists(files.weights());
            }
            for (int i = 0; i < files.parts().size(); i++) {
                if (verdict.hasWindows()) {
                    move(made.parts().get(i), files.parts().get(i));
                } else {
                    Files.deleteIfExists(files.parts().get(i));
                }
            }
            if (verdict.hasWindows()) {
                properties.setProperty("parts-bytes", sizes());
            }
            write(properties, workshop.resolve(record.getFileName()));
            return verdict;
        } finally {
            delete(workshop);
        }
    }

    /** A graph that can't be tuned today can't be tomorrow; so a failure is a verdict, too, or each fetch would try again. */
    private TuningVerdict verdict(Tuning tuning, Path workshop, TunedFiles result) throws IOException {
        try {
            return tuning.tune(workshop, result);
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
