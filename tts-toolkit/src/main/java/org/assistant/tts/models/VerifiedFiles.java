package org.assistant.tts.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Records the hashes, sizes and times of a model's files, so that a start need not read 100 MB again. A file whose size or
 * modification time differs from the record counts as not hashed.
 */
final class VerifiedFiles {

    /** A file in the model's folder; one line a file: sha256, bytes, modification time in milliseconds, path. */
    static final String NAME = ".verified";

    private static final System.Logger LOGGER = System.getLogger(VerifiedFiles.class.getName());

    /** A modification time that no file has. */
    private static final long NEVER = -1;

    private record Seen(String sha256, long bytes, long changedMillis) {}

    private final Path directory;
    private final Map<String, Seen> seen = new TreeMap<>();

    private VerifiedFiles(Path directory) {
        this.directory = directory;
    }

    /** Loads the record in {@code directory}; empty if there is none or it can't be read. */
    static VerifiedFiles load(Path directory) {
        VerifiedFiles record = new VerifiedFiles(directory);
        try {
            for (String line : Files.readAllLines(directory.resolve(NAME))) {
                String[] words = line.split(" ", 4);
                record.seen.put(words[3], new Seen(words[0], Long.parseLong(words[1]), Long.parseLong(words[2])));
            }
        } catch (NoSuchFileException e) {
            // Nothing was verified here yet.
        } catch (IOException | RuntimeException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "ignoring " + directory.resolve(NAME), e);
            record.seen.clear();
        }
        return record;
    }

    /** The sha256 that {@code path} had when it was hashed, if it has not changed since. */
    Optional<String> sha256(String path) throws IOException {
        Seen then = seen.get(path);
        Path file = directory.resolve(path);
        if (then == null
                || !Files.isRegularFile(file)
                || Files.size(file) != then.bytes()
                || changedMillis(file) != then.changedMillis()) {
            return Optional.empty();
        }
        return Optional.of(then.sha256());
    }

    /** The sha256 that {@code path} had when it was last hashed, even if it has changed since. */
    Optional<String> former(String path) {
        return Optional.ofNullable(seen.get(path)).map(Seen::sha256);
    }

    /** Records the hash of {@code path} with its present size and time. */
    void put(String path, String sha256) throws IOException {
        Path file = directory.resolve(path);
        seen.put(path, new Seen(sha256, Files.size(file), changedMillis(file)));
    }

    /** Marks {@code path} as changed until it is hashed again, even if it changed within the same millisecond. */
    void distrust(String path) {
        seen.computeIfPresent(path, (same, then) -> new Seen(then.sha256(), then.bytes(), NEVER));
    }

    /** Writes the record; if that fails, the next start hashes again. */
    void save() {
        StringBuilder text = new StringBuilder();
        seen.forEach((path, file) -> text.append(file.sha256() + " " + file.bytes() + " " + file.changedMillis())
                .append(" " + path + "\n"));
        Path staged = directory.resolve(NAME + "." + ProcessHandle.current().pid() + "."
                + Thread.currentThread().getId() + ".tmp");
        try {
            Files.writeString(staged, text);
            Files.move(staged, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "can't write " + directory.resolve(NAME), e);
        }
    }

    private static long changedMillis(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toMillis();
    }
}
