package org.assistant.tts.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.Sha256;
import org.assistant.tts.models.progress.Progress;

/** Compares a model's folder with its manifest. For one thread. */
final class ModelFolder {

    private final Path directory;
    private final boolean readAgain;
    private final Progress progress;
    private final VerifiedFiles record;
    private boolean changed;

    /** @param readAgain whether to hash every file again, even if it has not changed since it was hashed */
    ModelFolder(Path directory, boolean readAgain, Progress progress) {
        this.directory = directory;
        this.readAgain = readAgain;
        this.progress = progress;
        this.record = VerifiedFiles.load(directory);
    }

    /** Returns the problem of a file of the manifest, as the end of a sentence that begins with its path. */
    Optional<String> problem(ModelFile file) throws IOException {
        Path path = file.in(directory);
        if (!Files.isRegularFile(path)) {
            return Optional.of("is missing");
        }
        long bytes = Files.size(path);
        if (bytes != file.bytes()) {
            return Optional.of("has " + bytes + " bytes, expected " + file.bytes());
        }
        return hash(file.path()).equals(file.sha256()) ? Optional.empty() : Optional.of("is damaged");
    }

    /** Returns the problem of a prepared file; it is compared with its state when it was made. */
    Optional<String> preparedProblem(String file) throws IOException {
        if (!Files.isRegularFile(directory.resolve(file))) {
            return Optional.of("is not prepared");
        }
        Optional<String> made = record.former(file);
        if (made.isPresent() && (readAgain || record.sha256(file).isEmpty())) {
            if (!read(file).equals(made.get())) {
                record.distrust(file);
                changed = true;
                return Optional.of("is damaged");
            }
            remember(file, made.get());
        }
        return Optional.empty();
    }

    /** Records that a file of the manifest was fetched completely. */
    void fetched(ModelFile file) throws IOException {
        remember(file.path(), file.sha256());
    }

    /** Records the hash of a prepared file. */
    void prepared(String file) throws IOException {
        remember(file, read(file));
    }

    /** Writes the record if it has changed. */
    void save() {
        if (changed) {
            record.save();
            changed = false;
        }
    }

    private String hash(String path) throws IOException {
        Optional<String> known = readAgain ? Optional.empty() : record.sha256(path);
        if (known.isPresent()) {
            return known.get();
        }
        String sha256 = read(path);
        remember(path, sha256);
        return sha256;
    }

    private String read(String path) throws IOException {
        return Sha256.of(directory.resolve(path), "verifying " + path, progress);
    }

    private void remember(String path, String sha256) throws IOException {
        record.put(path, sha256);
        changed = true;
    }
}
