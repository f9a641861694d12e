package org.assistant.tts.xtts.conversion;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assistant.tts.xtts.conversion.calibration.Nearness;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * What a conversion has finished: so that one that was cut off goes on, and so that it is known which files belong together.
 *
 * @param dimensions of the checkpoint; of another one nothing can be kept
 * @param files finished, paths relative to the folder of the converted files with slashes, and their sizes
 * @param compared how near graphs come to float32, by their file names, where that was measured; a graph that was not near
 *     enough is not among the files
 */
record ConversionRecord(XttsDimensions dimensions, Map<String, Long> files, Map<String, Nearness> compared) {

    /** In the folder of the converted files; a new converter has a new name, so that old files count as not converted. */
    static final String NAME =
            String.valueOf(new XttsLayout(Path.of("")).conversion().getFileName());

    private static final System.Logger LOGGER = System.getLogger(ConversionRecord.class.getName());

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    ConversionRecord {
        files = Map.copyOf(files);
        compared = Map.copyOf(compared);
    }

    /** One of nothing finished. */
    static ConversionRecord of(XttsDimensions dimensions) {
        return new ConversionRecord(dimensions, Map.of(), Map.of());
    }

    /** The record in {@code folder}; nothing if there is none or it can't be read. */
    static Optional<ConversionRecord> read(Path folder) {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), ConversionRecord.class));
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "ignoring " + file, e);
            return Optional.empty();
        }
    }

    /** Writes it to {@code folder}, in one step. */
    void write(Path folder) throws IOException {
        Path staged = folder.resolve(NAME + ".tmp");
        Files.write(staged, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(staged, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The same with {@code path}, as it lies in {@code folder}. */
    ConversionRecord with(Path folder, Path path) throws IOException {
        Map<String, Long> more = new TreeMap<>(files);
        more.put(name(folder, path), Files.size(path));
        return new ConversionRecord(dimensions, more, compared);
    }

    /** The same with how near {@code graph} comes to float32. */
    ConversionRecord with(Path graph, Nearness nearness) {
        Map<String, Nearness> more = new TreeMap<>(compared);
        more.put(fileName(graph), nearness);
        return new ConversionRecord(dimensions, files, more);
    }

    /** The same with what {@code former} has measured and this has not. */
    ConversionRecord withMeasuredBy(ConversionRecord former) {
        Map<String, Nearness> more = new TreeMap<>(former.compared);
        more.putAll(compared);
        return new ConversionRecord(dimensions, files, more);
    }

    /** Whether {@code graph} was made before, and not good enough. */
    boolean refuses(Path graph) {
        Nearness nearness = compared.get(fileName(graph));
        return nearness != null && !nearness.suffices();
    }

    /** Whether {@code path} is finished and lies in {@code folder} with its size. */
    boolean holds(Path folder, Path path) throws IOException {
        Long bytes = files.get(name(folder, path));
        return bytes != null && Files.isRegularFile(path) && Files.size(path) == bytes;
    }

    private static String fileName(Path graph) {
        return String.valueOf(graph.getFileName());
    }

    private static String name(Path folder, Path path) {
        return folder.relativize(path).toString().replace('\\', '/');
    }
}
