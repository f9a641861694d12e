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
 * The finished files of a conversion: lets an interrupted one continue, and shows which files belong together.
 *
 * @param dimensions of the checkpoint; files of another one can't be kept
 * @param files sizes of the finished files, by paths with slashes relative to the folder of the converted files
 * @param compared accuracy of graphs relative to float32, by file name, where it was measured; a graph that is not accurate
 *     enough is not among the files
 */
record ConversionRecord(XttsDimensions dimensions, Map<String, Long> files, Map<String, Nearness> compared) {

    /** In the folder of the converted files. A new converter has a new name, so that old files count as not converted. */
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

    /** Returns a record with nothing finished. */
    static ConversionRecord of(XttsDimensions dimensions) {
        return new ConversionRecord(dimensions, Map.of(), Map.of());
    }

    /** Reads the record in {@code folder}; empty if there is none or it can't be read. */
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

    /** Writes the record to {@code folder} in one step. */
    void write(Path folder) throws IOException {
        Path staged = folder.resolve(NAME + ".tmp");
        Files.write(staged, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        Files.move(staged, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns this record with {@code path} added, as it is in {@code folder}. */
    ConversionRecord with(Path folder, Path path) throws IOException {
        Map<String, Long> more = new TreeMap<>(files);
        more.put(name(folder, path), Files.size(path));
        return new ConversionRecord(dimensions, more, compared);
    }

    /** Returns this record with the accuracy of {@code graph} added. */
    ConversionRecord with(Path graph, Nearness nearness) {
        Map<String, Nearness> more = new TreeMap<>(compared);
        more.put(fileName(graph), nearness);
        return new ConversionRecord(dimensions, files, more);
    }

    /** Returns this record with the measurements of {@code former} added that this one lacks. */
    ConversionRecord withMeasuredBy(ConversionRecord former) {
        Map<String, Nearness> more = new TreeMap<>(former.compared);
        more.putAll(compared);
        return new ConversionRecord(dimensions, files, more);
    }

    /** Whether {@code graph} was made before and was not accurate enough. */
    boolean refuses(Path graph) {
        Nearness nearness = compared.get(fileName(graph));
        return nearness != null && !nearness.suffices();
    }

    /** Whether {@code path} is finished and present in {@code folder} with its recorded size. */
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
