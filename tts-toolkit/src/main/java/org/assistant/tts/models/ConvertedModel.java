package org.assistant.tts.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.models.progress.Progress;

/** Makes a model of an operator's own files, and remembers where these were. Needs the model's lock. */
final class ConvertedModel {

    /** In the model's folder: the folder that it was converted from. */
    private static final String ORIGIN = ".converted-from";

    private ConvertedModel() {}

    /** The folder that the model in {@code directory} was converted from; nothing if it is made of the published files. */
    static Optional<String> source(Path directory) throws IOException {
        Path origin = directory.resolve(ORIGIN);
        return Files.exists(origin) ? Optional.of(Files.readString(origin).strip()) : Optional.empty();
    }

    /** Converts what is in {@code source}, and records the result as it was made. */
    static void make(ModelPackage model, Path source, Path directory, List<String> precisions, Progress progress)
            throws IOException {
        ModelFolder before = new ModelFolder(directory, true, progress);
        for (String file : model.preparedFiles(directory)) {
            if (before.preparedProblem(file).isPresent()) {
                Files.deleteIfExists(directory.resolve(file)); // or the model might keep a damaged one
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
