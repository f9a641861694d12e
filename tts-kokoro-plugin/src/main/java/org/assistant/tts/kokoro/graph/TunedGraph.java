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
 * The tuned graph of one kind of processor in a model's folder, with its verdict. Both are valid until the model, the tuner or
 * the processor changes. Holds no file open.
 */
public final class TunedGraph {

    /** The version of the recipe, the sentences and the checks: a new number makes every machine tune its graph again. */
    private static final int TUNER = 1;

    /**
     * The version of the cut and of the learnt statistics: with a new number the next fetch tunes again, and the graph is
     * used till then.
     */
    private static final String CUT = "1";

    private static final System.Logger LOGGER = System.getLogger(TunedGraph.class.getName());

    private final String base;
    private final TunedFiles files;
    private final Path record;
    private final Map<String, String> identity;

    /**
     * @param directory the model's folder
     * @param name of the tuned graph's files, without processor id and suffix
     * @param model SHA-256 of the graph that it is made from
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

    /** Whether tuning was tried on this machine, with either result. */
    public boolean isDecided() {
        return read().filter(TunedGraph::isCut).isPresent();
    }

    /** The graph to load; empty if it was not made, is incomplete, or was rejected. */
    public Optional<Path> usable() {
        return read().filter(this::isUsable).map(properties -> files.graph());
    }

    private boolean isUsable(Properties properties) {
        return properties.getProperty("objection") == null
                && whole(files.graph(), properties.getProperty("graph-bytes"))
                && whole(files.weights(), properties.getProperty("weights-bytes"));
    }

    /** The files for sound inside a sentence; empty if the trial rejected that, or there is no graph to use. */
    public Optional<TunedFiles> usableParts() {
        return read().filter(this::isUsable)
                .filter(TunedGraph::isCut)
                .filter(properties -> properties.getProperty("parts-bytes", "").equals(sizes()))
                .map(properties -> files);
    }

    /** Changes with the recipe, the cut and everything else here that decides about a tuned graph. */
    public static String version() {
        return TUNER + "." + CUT;
    }

    private static boolean isCut(Properties properties) {
        return CUT.equals(properties.getProperty("cut"));
    }

    private String sizes() {
        return files.parts().stream().map(TunedGraph::size).collect(Collectors.joining(" "));
    }

    /** The size of the weights of {@link #usable}; 0 if there is no such graph. */
    public long weightBytes() {
        return usable().isPresent()
                ? read().map(properties -> Long.parseLong(properties.getProperty("weights-bytes")))
                        .orElse(0L)
                : 0;
    }

    /** The verdict, for people; empty if there is none yet. */
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

    /** In bytes; "none" if the file does not exist. */
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
     * Makes the graph and keeps it with its verdict, or the verdict alone if that rejects it. If this is interrupted or fails, at
     * most a hidden folder is left, and nothing that {@link #usable} would return.
     *
     * @return the verdict, a rejection if the graph can't be made
     * @throws IOException if the disk is full or not writable
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

    /** A failure is a verdict, too, since a later attempt would fail as well; otherwise each fetch would try again. */
    private TuningVerdict verdict(Tuning tuning, Path workshop, TunedFiles result) throws IOException {
        try {
            return tuning.tune(workshop, result);
        } catch (TTSException.Cancelled | TTSException.EngineUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "tuning failed", e);
            return TuningVerdict.failed(e.getMessage() + "; delete " + record + " to try again");
        }
    }

    /** Written last: if the record exists, so do the files that it describes. */
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
