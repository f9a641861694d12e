package org.assistant.tts.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.models.fetch.FetchRun;
import org.assistant.tts.models.fetch.Leftovers;
import org.assistant.tts.models.fetch.PartialFile;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.models.progress.ByteCount;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.models.sources.FetchEnvironment;
import org.assistant.tts.spi.TTSException;

/** Completes one model's folder: checks the free space, fetches missing files, prepares. Needs the model's lock. */
final class Completion {

    /** The space to leave free beyond the need. */
    private static final long SPARE_BYTES = 64L << 20;

    private final ModelPackage model;
    private final Path directory;
    private final List<Path> folders;
    private final FetchEnvironment surroundings;
    private final Progress progress;
    private final ModelFolder folder;

    /** @param folders searched first for files, in this order */
    Completion(
            ModelPackage model, Path directory, List<Path> folders, FetchEnvironment surroundings, Progress progress) {
        this.model = model;
        this.directory = directory;
        this.folders = folders;
        this.surroundings = surroundings;
        this.progress = progress;
        this.folder = new ModelFolder(directory, false, progress);
    }

    void run() throws IOException {
        List<ModelFile> missing = new ArrayList<>();
        for (ModelFile file : model.manifest().files()) {
            if (folder.problem(file).isPresent()) {
                missing.add(file);
            }
        }
        // Files that were prepared from a damaged file may be damaged, too.
        List<String> unprepared = new ArrayList<>();
        for (String file : model.preparedFiles(directory)) {
            if (!missing.isEmpty() || folder.preparedProblem(file).isPresent()) {
                unprepared.add(file);
            }
        }
        requireRoom(missing, unprepared.isEmpty());
        if (!missing.isEmpty()) {
            fetch(missing);
        }
        if (!unprepared.isEmpty()) {
            prepare(unprepared);
        }
        folder.save();
    }

    /** Packaged files count twice, since the archive and the extracted file exist at the same time for a while. */
    private void requireRoom(List<ModelFile> missing, boolean prepared) throws IOException {
        long needed = prepared ? 0 : model.manifest().preparedBytes();
        for (ModelFile file : missing) {
            boolean packaged = file.sources().stream().anyMatch(ModelSource.Packaged.class::isInstance);
            needed += (packaged ? 2 : 1) * file.bytes()
                    - PartialFile.of(file.in(directory)).bytes();
        }
        long usable = surroundings.space().usableBytes(directory);
        if (needed > 0 && usable < needed + SPARE_BYTES) {
            throw new TTSException.ModelUnavailable(
                    "not enough room for the model " + model.manifest().name() + " in " + directory + ": "
                            + ByteCount.text(needed + SPARE_BYTES) + " needed, " + ByteCount.text(usable)
                            + " free; make room, or choose another folder with tts.models.dir or --dir",
                    null);
        }
    }

    private void fetch(List<ModelFile> missing) throws IOException {
        Path work = Leftovers.folder(directory);
        try {
            FetchRun run = new FetchRun(model.manifest(), directory, folders, work, missing, surroundings, progress);
            int number = 0;
            for (ModelFile file : missing) {
                number++;
                run.fetch(file, "[" + number + "/" + missing.size() + "] " + file.path());
                folder.fetched(file);
            }
        } finally {
            folder.save();
            Leftovers.deleteTree(work);
        }
    }

    private void prepare(List<String> unprepared) throws IOException {
        for (String file : unprepared) {
            Files.deleteIfExists(directory.resolve(file));
        }
        model.prepare(directory, progress);
        for (String file : model.preparedFiles(directory)) {
            if (!Files.isRegularFile(directory.resolve(file))) {
                throw new TTSException.ModelUnavailable(
                        file + " of the model " + model.manifest().name() + " was not prepared", null);
            }
            folder.prepared(file);
        }
    }
}
