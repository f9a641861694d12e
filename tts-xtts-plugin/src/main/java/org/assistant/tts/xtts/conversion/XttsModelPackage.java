package org.assistant.tts.xtts.conversion;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.tts.models.ModelPackage;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointFolder;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsLayout;

/** XTTS v2 with its built-in speakers, and the conversion of its checkpoint or of a fine-tune. */
public final class XttsModelPackage implements ModelPackage {

    private static final ModelManifest MANIFEST = ModelManifest.of(XttsModelPackage.class, "xtts.manifest");

    private final Function<List<Precision>, List<ConversionStep>> graphs;
    private final Conversion.Room room;

    public XttsModelPackage() {
        this(GraphSteps::of, Conversion.Room.REAL);
    }

    /** @param graphs the steps for the graphs of some precisions */
    XttsModelPackage(Function<List<Precision>, List<ConversionStep>> graphs, Conversion.Room room) {
        this.graphs = graphs;
        this.room = room;
    }

    @Override
    public ModelManifest manifest() {
        return MANIFEST;
    }

    /** The record of the conversion; it lists the other files. */
    @Override
    public List<String> preparedFiles() {
        return List.of(name(ConversionRecord.NAME));
    }

    @Override
    public List<String> preparedFiles(Path directory) {
        XttsLayout layout = new XttsLayout(directory);
        Optional<ConversionRecord> record = ConversionRecord.read(layout.converted());
        if (record.isEmpty()) {
            return preparedFiles();
        }
        Set<String> files = new LinkedHashSet<>(preparedFiles());
        record.get().files().keySet().stream().sorted().forEach(file -> files.add(name(file)));
        if (isPublished(record.get()) && Files.exists(layout.checkpoint())) {
            // A card may have been added since: the files that suit this machine now are required, too.
            suitable().stream()
                    .flatMap(precision -> layout.graphs(precision).stream())
                    .flatMap(graph -> Stream.of(graph, XttsLayout.weights(graph)))
                    .forEach(file -> files.add(name(String.valueOf(file.getFileName()))));
        }
        return List.copyOf(files);
    }

    private static boolean isPublished(ConversionRecord record) {
        return MANIFEST.files().stream()
                .map(ModelFile::sha256)
                .anyMatch(record.dimensions().source()::equals);
    }

    private static String name(String file) {
        return "onnx/" + file;
    }

    /** Eight bits for processors; half precision too if there may be a card. */
    private static List<Precision> suitable() {
        return ExecutionTarget.Cuda.isOnClassPath() ? List.of(Precision.INT8, Precision.FP16) : List.of(Precision.INT8);
    }

    @Override
    public void prepare(Path directory, Progress progress) {
        convert(directory, directory, List.of(), progress);
    }

    @Override
    public boolean convertible() {
        return true;
    }

    @Override
    public void convert(Path source, Path directory, List<String> precisions, Progress progress) {
        List<Precision> wanted = precisions.isEmpty()
                ? suitable()
                : precisions.stream()
                        .map(XttsModelPackage::precision)
                        .distinct()
                        .toList();
        new Conversion(
                        CheckpointFolder.in(source),
                        new XttsLayout(directory),
                        new ArrayList<>(graphs.apply(wanted)),
                        room,
                        progress)
                .run();
    }

    private static Precision precision(String word) {
        return Arrays.stream(Precision.values())
                .filter(precision -> precision.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("precision must be one of "
                        + Arrays.stream(Precision.values()).map(Precision::word).collect(Collectors.joining(", "))
                        + ", was " + word));
    }
}
