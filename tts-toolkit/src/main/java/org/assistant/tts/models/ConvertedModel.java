package org.assistant.tts.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.models.progress.Progress;

/** Makes a model from an operator's own files, and records their folder. Needs the model's lock. */
final class ConvertedModel {

    /** A file in the model's folder; it names the folder that the model was converted from. */
    private static final String ORIGIN = ".converted-from";

    private ConvertedModel() {}

    /** The folder that the model in {@code directory} was converted from; empty if it was made from the published files. */
    static Optional<String> source(Path directory) throws IOException {
        Path origin = directory.resolve(ORIGIN);
        return Files.exists(origin) ? Optional.of(Files.readString(origin).strip()) : Optional.empty();
    }

    /** Converts the files in {@code source}, and records the hashes of the result. */
    static void make(ModelPackage model, Path source, Path directory, List<String> precisions, Progress progress)
            throws IOException {
        ModelFolder before = new ModelFolder(directory, true, progress);
        for (String file : model.preparedFiles(directory)) {
            if (before.preparedProblem(file).isPresent()) {
                Files.deleteIfExists(directory.resolve(file)); // otherwise the model might keep a damaged one
            }
        }
        model.convert(source, directory, precisions, progress);
        ModelFolder after = new ModelFolder(directory, false, progress);
        for (String file : model.preparedFiles(directory)) {
            after.prepared(file);
        }
        after.save();
        if (Files.isSameFile(source, directory)) {
            Files.deleteIfExists(directory.resolve(ORIGIN));
        } else {
            Files.writeString(directory.resolve(ORIGIN), source.toAbsolutePath() + "\n");
        }
    }
}
