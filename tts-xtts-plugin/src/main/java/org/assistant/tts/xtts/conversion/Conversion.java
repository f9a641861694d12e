package org.assistant.tts.xtts.conversion;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.tts.models.manifest.Sha256;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.calibration.Nearness;
import org.assistant.tts.xtts.conversion.checkpoint.BuiltInSpeakers;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointConfig;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointDimensions;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointFolder;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointVocabulary;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointWeights;
import org.assistant.tts.xtts.conversion.checkpoint.ExpectedTensors;
import org.assistant.tts.xtts.conversion.checkpoint.ReportingWeights;
import org.assistant.tts.xtts.conversion.checkpoint.TorchFile;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.conversion.graph.EmbeddingTables;
import org.assistant.tts.xtts.conversion.graph.GraphMaterial;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * Makes the files that an engine loads from a checkpoint. They are made in a folder next to their final place, and moved there
 * when all are complete. An interrupted conversion continues with the graph it was working on; graphs made earlier from the same
 * checkpoint are kept, so that precisions add up.
 *
 * <p>Needs disk space, and a few times the memory of the largest tensor. The caller ensures that only one runs at a time.
 */
final class Conversion {

    /** Not hidden, since hidden files are taken for rubbish; laid out like a model's folder. */
    private static final String WORKSHOP = "conversion.part";

    /** The previous files, between the two moves. */
    private static final String REPLACED = ".replaced";

    /** Disk space to leave free. */
    private static final long SPARE_BYTES = 64L << 20;

    /** Reports the free space of a folder. */
    @FunctionalInterface
    interface Room {
        /** The free space that the file system reports. */
        Room REAL = folder -> Files.getFileStore(folder).getUsableSpace();

        long usableBytes(Path folder) throws IOException;
    }

    private final CheckpointFolder source;
    private final XttsLayout target;
    private final XttsLayout workshop;
    private final List<ConversionStep> steps;
    private final Room room;
    private final Progress progress;

    /** @param steps the graphs to make, in this order */
    Conversion(CheckpointFolder source, XttsLayout target, List<ConversionStep> steps, Room room, Progress progress) {
        this.source = source;
        this.target = target;
        this.workshop = new XttsLayout(target.directory().resolve(WORKSHOP));
        this.steps = List.copyOf(steps);
        this.room = room;
        this.progress = progress;
    }

    /**
     * Converts.
     *
     * @throws TTSException.ModelUnavailable if a file of the checkpoint can't be used, or there is not enough room; the files
     *     converted before then remain unchanged
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    void run() {
        try {
            String hash = Sha256.of(
                    source.checkpoint(), "reading " + source.checkpoint().getFileName(), progress);
            try (TorchFile file = TorchFile.open(source.checkpoint())) {
                Weights weights = CheckpointWeights.of(file);
                XttsDimensions dimensions = CheckpointDimensions.of(
                        CheckpointConfig.read(source.config()),
                        CheckpointVocabulary.read(source.vocabulary()),
                        weights,
                        hash);
                ExpectedTensors.require(dimensions, weights, source.checkpoint());
                make(weights, dimensions);
            }
            putInPlace();
        } catch (ClosedByInterruptException e) {
            throw new TTSException.Cancelled(e);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    source.checkpoint() + " can't be converted in " + target.directory() + ": " + e
                            + "; make room or give write access, or choose another folder with tts.models.dir",
                    e);
        }
    }

    private void make(Weights weights, XttsDimensions dimensions) throws IOException {
        Path folder = workshop.converted();
        ConversionRecord record = begun(dimensions);
        Deque<ConversionStep> missing = new ArrayDeque<>();
        for (ConversionStep step : steps) {
            ConversionStep possible =
                    record.refuses(step.file().apply(workshop)) ? step.instead().orElse(step) : step;
            if (!isFinished(possible, record)) {
                missing.add(possible);
            }
        }
        requireRoom(missing, weights);
        for (Path file : withoutGraphs(weights, dimensions)) {
            record = record.with(folder, file);
        }
        int number = 0;
        while (!missing.isEmpty()) {
            ConversionStep step = missing.remove();
            number++;
            Path graph = step.file().apply(workshop);
            String name = "[" + number + "/" + (number + missing.size()) + "] " + graph.getFileName();
            GraphMaterial material = new GraphMaterial(weights, dimensions, workshop, name, progress);
            Optional<Nearness> nearness = write(step, graph, material);
            if (nearness.isPresent()) {
                record = record.with(graph, nearness.get());
            }
            if (record.refuses(graph)) {
                delete(graph);
                delete(XttsLayout.weights(graph));
                if (step.instead().isPresent() && !isFinished(step.instead().get(), record)) {
                    missing.add(step.instead().get());
                }
            } else {
                record = record.with(folder, graph).with(folder, XttsLayout.weights(graph));
            }
            record.write(folder);
        }
        record.write(folder);
    }

    private boolean isFinished(ConversionStep step, ConversionRecord record) throws IOException {
        Path graph = step.file().apply(workshop);
        return record.holds(workshop.converted(), graph)
                && record.holds(workshop.converted(), XttsLayout.weights(graph));
    }

    /** Returns a record of the files to keep: those of an interrupted conversion and those already in place. */
    private ConversionRecord begun(XttsDimensions dimensions) throws IOException {
        Path folder = workshop.converted();
        ConversionRecord nothing = ConversionRecord.of(dimensions);
        ConversionRecord record = ConversionRecord.read(folder)
                .filter(begun -> begun.dimensions().equals(dimensions))
                .orElse(nothing);
        if (record.equals(nothing)) {
            delete(workshop.directory());
            Files.createDirectories(folder);
        }
        ConversionRecord former = ConversionRecord.read(target.converted())
                .filter(made -> made.dimensions().equals(dimensions))
                .orElse(nothing);
        record = record.withMeasuredBy(former);
        for (Path graph : graphs(target.converted())) {
            Path weights = XttsLayout.weights(graph);
            if (former.holds(target.converted(), graph) && former.holds(target.converted(), weights)) {
                record = kept(kept(record, graph), weights);
            }
        }
        record.write(folder);
        return record;
    }

    private static List<Path> graphs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".onnx"))
                    .sorted()
                    .toList();
        }
    }

    /** Adds a hard link, which needs no space; if the file system has none, the graph is made again. */
    private ConversionRecord kept(ConversionRecord record, Path file) throws IOException {
        Path folder = workshop.converted();
        Path link = folder.resolve(file.getFileName());
        if (record.holds(folder, link)) {
            return record;
        }
        try {
            Files.deleteIfExists(link);
            Files.createLink(link, file);
            return record.with(folder, link);
        } catch (UnsupportedOperationException | FileSystemException e) {
            return record;
        }
    }

    private void requireRoom(Collection<ConversionStep> missing, Weights weights) throws IOException {
        long needed = EmbeddingTables.bytes(weights) + SPARE_BYTES;
        for (ConversionStep step : missing) {
            needed += step.bytes(weights);
        }
        long usable = room.usableBytes(workshop.converted());
        if (usable < needed) {
            throw new TTSException.ModelUnavailable(
                    "not enough room to convert " + source.checkpoint() + " in " + target.directory() + ": "
                            + needed / 1_000_000 + " MB needed, " + usable / 1_000_000
                            + " MB free; make room, or choose another folder with tts.models.dir or --dir",
                    null);
        }
    }

    private Optional<Nearness> write(ConversionStep step, Path graph, GraphMaterial material) throws IOException {
        // An incomplete file may be a link to one that is in use: never write into it.
        Files.deleteIfExists(graph);
        Files.deleteIfExists(XttsLayout.weights(graph));
        Optional<Nearness> nearness = step.maker().make(material, step.names(material.weights()), graph);
        nearness.ifPresent(measured -> progress.note(graph.getFileName()
                + (measured.suffices() ? ": " : " is not accurate enough, using float32 instead: ")
                + measured));
        return nearness;
    }

    /** Writes all files except the graphs, each time. */
    private List<Path> withoutGraphs(Weights weights, XttsDimensions dimensions) throws IOException {
        List<Path> files =
                new ArrayList<>(List.of(workshop.dimensions(), workshop.convertedVocabulary(), workshop.embeddings()));
        dimensions.write(workshop.dimensions());
        Files.write(workshop.convertedVocabulary(), Files.readAllBytes(source.vocabulary()));
        EmbeddingTables.write(
                new ReportingWeights(weights, EmbeddingTables.NAMES, "embeddings.bin", progress),
                workshop.embeddings());
        delete(workshop.builtInSpeakers());
        if (source.speakers().isPresent()) {
            files.addAll(BuiltInSpeakers.write(source.speakers().get(), dimensions, workshop.builtInSpeakers()));
        } else {
            progress.note("there is no speakers_xtts.pth next to the checkpoint: only cloned voices can speak");
        }
        return files;
    }

    private void putInPlace() throws IOException {
        Path replaced = target.directory().resolve(REPLACED);
        delete(replaced);
        if (Files.exists(target.converted())) {
            Files.move(target.converted(), replaced, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(workshop.converted(), target.converted(), StandardCopyOption.ATOMIC_MOVE);
        delete(replaced);
        delete(workshop.directory());
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
