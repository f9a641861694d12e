package org.assistant.tts.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.tts.models.fetch.Leftovers;
import org.assistant.tts.models.manifest.FetchCommand;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.models.sources.FetchEnvironment;
import org.assistant.tts.models.sources.Reason;
import org.assistant.tts.spi.TTSException;

/**
 * The folder that holds the models of this machine, one sub-folder each. Safe for many threads and processes at once:
 * changes are made under a lock of the model, and every file appears atomically.
 *
 * <p>A model is complete when every file of its manifest exists with the right sha256 and every prepared file exists. A model
 * that was converted from the operator's own files needs only the prepared files. Hashes are recorded, so a later check
 * compares only sizes and times.
 */
public final class ModelStore {

    /** A file in the model's folder that shows that an operator accepted the licence. */
    private static final String ACCEPTED = ".licence-accepted";

    private static final System.Logger LOGGER = System.getLogger(ModelStore.class.getName());

    private static final int MOST_NAMED_PROBLEMS = 3;

    private final Path root;
    private final List<Path> folders;
    private final FetchEnvironment surroundings;
    private final boolean tuning;

    /** @param root created at the first fetch */
    public ModelStore(Path root) {
        this(root, List.of());
    }

    /**
     * A store that tunes no model.
     *
     * @param root created at the first fetch
     * @param folders folders that an operator filled; a file found in one is copied instead of fetched
     */
    public ModelStore(Path root, List<Path> folders) {
        this(root, folders, FetchEnvironment.real());
    }

    ModelStore(Path root, List<Path> folders, FetchEnvironment surroundings) {
        this(root, folders, surroundings, false);
    }

    /** @param tuning whether a fetch tunes the model, too */
    ModelStore(Path root, List<Path> folders, FetchEnvironment surroundings, boolean tuning) {
        this.root = root.toAbsolutePath();
        this.folders = List.copyOf(folders);
        this.surroundings = surroundings;
        this.tuning = tuning;
    }

    /** {@code .cache/assistant-tts} in the home of the user who runs this process. */
    public static Path defaultRoot() {
        return Path.of(System.getProperty("user.home"), ".cache", "assistant-tts");
    }

    /** Returns the command that repairs {@code model}, for messages. */
    String mendCommand(ModelPackage model) {
        String name = model.manifest().name();
        return convertedFrom(model)
                .map(from -> "java -jar assistant-app.war models convert " + name + " " + from)
                .orElse(FetchCommand.of(model.manifest()));
    }

    /** The folder that holds all models. */
    public Path root() {
        return root;
    }

    /** The folder of {@code model}, which need not exist. */
    public Path directory(String model) {
        return root.resolve(model);
    }

    /**
     * Returns the folder of a complete model.
     *
     * @throws TTSException.ModelUnavailable if it is not complete; the message says what is missing and how to fetch it
     */
    public Path require(ModelPackage model) {
        List<String> problems = problems(model);
        if (!problems.isEmpty()) {
            throw incomplete(model, problems);
        }
        return directory(model.manifest().name());
    }

    private TTSException incomplete(ModelPackage model, List<String> problems) {
        String name = model.manifest().name();
        return new TTSException.ModelUnavailable(
                "the model " + name + " is not complete in " + directory(name) + ": " + summary(problems) + "; "
                        + convertedFrom(model).map(from -> "convert").orElse("fetch") + " it with: "
                        + mendCommand(model),
                null);
    }

    /** Returns the problems of a model, a few words a file; empty if it is complete. Reads only files not hashed before. */
    public List<String> problems(ModelPackage model) {
        return problems(model, false, Progress.SILENT);
    }

    /** Returns the problems of a model after hashing every file again. */
    public List<String> verify(ModelPackage model, Progress progress) {
        return problems(model, true, progress);
    }

    private List<String> problems(ModelPackage model, boolean readAgain, Progress progress) {
        ModelFolder folder = new ModelFolder(directory(model.manifest().name()), readAgain, progress);
        List<String> problems = new ArrayList<>();
        try {
            if (convertedFrom(model).isEmpty()) {
                for (ModelFile file : model.manifest().files()) {
                    folder.problem(file).ifPresent(problem -> problems.add(file.path() + " " + problem));
                }
            }
            for (String file : model.preparedFiles(directory(model.manifest().name()))) {
                folder.preparedProblem(file).ifPresent(problem -> problems.add(file + " " + problem));
            }
        } catch (IOException e) {
            throw unreadable(model, e);
        }
        folder.save();
        return List.copyOf(problems);
    }

    /** Returns the first few of {@code problems} in one line. */
    static String summary(List<String> problems) {
        int named = Math.min(problems.size(), MOST_NAMED_PROBLEMS);
        String some = String.join(", ", problems.subList(0, named));
        return problems.size() > named ? some + " and " + (problems.size() - named) + " more" : some;
    }

    /** The size of the files of {@code model} on disk, in bytes; 0 if there are none. */
    public long bytesOnDisk(ModelPackage model) {
        Path directory = directory(model.manifest().name());
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
            long bytes = 0;
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                bytes += Files.size(file);
            }
            return bytes;
        } catch (IOException | UncheckedIOException e) {
            return 0; // a file was removed meanwhile; the next call finds the others
        }
    }

    /** The folder that {@code model} was converted from; empty if it was made from the published files. */
    public Optional<String> convertedFrom(ModelPackage model) {
        try {
            return ConvertedModel.source(directory(model.manifest().name()));
        } catch (IOException e) {
            throw unreadable(model, e);
        }
    }

    /** Records that an operator accepted the licence of {@code model}, if it has to be accepted. */
    public void acceptLicence(ModelPackage model) {
        if (!model.manifest().acceptanceNeeded()) {
            return;
        }
        Path directory = directory(model.manifest().name());
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(ACCEPTED), model.manifest().licence() + "\n");
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable("can't write to " + directory + ": " + Reason.of(e), e);
        }
    }

    /**
     * Completes a model: fetches missing and damaged files, prepares them if necessary, and tunes the model for this machine if
     * configured. A model that can't be tuned is complete without it. Returns at once if the model is complete and tuned. Waits
     * while another thread or process does the same. Then fetches the {@linkplain ModelPackage#companions companions}; {@code
     * progress} gets a note if that fails.
     *
     * @throws TTSException.ModelUnavailable if that fails; the message names the file, the failure of each source and a remedy.
     *     Fetched data stays, and the next call continues from there
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public void fetch(ModelPackage model, Progress progress) {
        complete(model, progress);
        for (ModelPackage companion : model.companions()) {
            try {
                complete(companion, progress);
            } catch (TTSException.ModelUnavailable e) {
                progress.note(model.manifest().name() + " works without "
                        + companion.manifest().title() + ": " + e.getMessage());
            }
        }
    }

    private void complete(ModelPackage model, Progress progress) {
        String name = model.manifest().name();
        Path directory = directory(name);
        List<String> problems = Files.isDirectory(directory) ? problems(model) : List.of();
        boolean complete = Files.isDirectory(directory) && problems.isEmpty();
        if (complete && !wantsTuning(model)) {
            return;
        }
        if (!complete && convertedFrom(model).isPresent()) {
            throw incomplete(model, problems); // the operator's own files are not replaced unasked
        }
        requireLicence(model, FetchCommand.of(name));
        try {
            Files.createDirectories(directory);
            try (ModelLock lock = ModelLock.acquire(root.resolve(name + ".lock"), name, progress)) {
                Leftovers.delete(directory);
                if (!complete) {
                    new Completion(model, directory, folders, surroundings, progress).run();
                }
                if (wantsTuning(model)) {
                    tune(model, progress);
                }
            }
        } catch (IOException e) {
            throw unreadable(model, e);
        }
    }

    /** Whether a fetch would tune the model. */
    boolean wantsTuning(ModelPackage model) {
        return tuning && model.untuned(directory(model.manifest().name()));
    }

    private void tune(ModelPackage model, Progress progress) {
        try {
            model.tune(directory(model.manifest().name()), progress);
        } catch (TTSException.Cancelled e) {
            throw e;
        } catch (TTSException e) {
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    "the model {0} stays untuned: {1}",
                    model.manifest().name(),
                    e.getMessage());
        }
    }

    /**
     * Makes a model from the operator's own files, such as a fine-tune, instead of the published ones. Waits while another
     * thread or process changes the model.
     *
     * @param source folder with these files; the model's own folder to convert the fetched files
     * @param precisions see {@link ModelPackage#convert}
     * @throws IllegalArgumentException if the model can't be converted, or a precision is unknown
     * @throws TTSException.ModelUnavailable if the licence was not accepted, or the files can't be used; the model is then
     *     unchanged
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public void convert(ModelPackage model, Path source, List<String> precisions, Progress progress) {
        String name = model.manifest().name();
        Path directory = directory(name);
        if (!model.convertible()) {
            throw new IllegalArgumentException("the model " + name + " can only be fetched, not converted");
        }
        requireLicence(model, "java -jar assistant-app.war models convert " + name + " " + source);
        try {
            Files.createDirectories(directory);
            try (ModelLock lock = ModelLock.acquire(root.resolve(name + ".lock"), name, progress)) {
                Leftovers.delete(directory);
                ConvertedModel.make(model, source, directory, precisions, progress);
            }
        } catch (IOException e) {
            throw unreadable(model, e);
        }
    }

    private void requireLicence(ModelPackage model, String command) {
        ModelManifest manifest = model.manifest();
        Path accepted = directory(manifest.name()).resolve(ACCEPTED);
        if (manifest.acceptanceNeeded() && !Files.exists(accepted)) {
            throw new TTSException.ModelUnavailable(
                    "the model " + manifest.name() + " comes under the licence " + manifest.licence() + " ("
                            + manifest.licenceAddress() + "): " + manifest.notice() + "\n"
                            + (manifest.licenceSummary().isEmpty() ? "" : manifest.licenceSummary() + "\n")
                            + "If you accept it, run: " + command + FetchCommand.ACCEPT_LICENCE,
                    null);
        }
    }

    private TTSException unreadable(ModelPackage model, IOException e) {
        Path directory = directory(model.manifest().name());
        return new TTSException.ModelUnavailable("can't read or write " + directory + ": " + Reason.of(e), e);
    }
}
