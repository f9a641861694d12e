package org.assistant.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A temporary folder that is named after its process, so that the next process can delete it if this one was killed.
 *
 * @param path absolute; readable by this user only
 */
record UnpackedFolder(Path path) {

    private static final String PREFIX = "assistant-app-";

    /** Deletes the folders of dead processes and creates a new one. */
    static UnpackedFolder create() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        deleteAbandoned(parent);
        return new UnpackedFolder(Files.createTempDirectory(
                parent, PREFIX + ProcessHandle.current().pid() + "-"));
    }

    static void deleteAbandoned(Path parent) throws IOException {
        List<Path> candidates;
        try (Stream<Path> files = Files.list(parent)) {
            candidates = files.filter(UnpackedFolder::isAbandoned).toList();
        }
        for (Path folder : candidates) {
            new UnpackedFolder(folder).delete();
        }
    }

    /** Waits a day, since the processes of other containers are not visible here. */
    private static boolean isAbandoned(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.matches(PREFIX + "[0-9]{1,18}-[0-9]+") || !Files.isWritable(folder)) {
            return false;
        }
        long pid = Long.parseLong(name.split("-")[2]);
        Instant made = Instant.ofEpochMilli(folder.toFile().lastModified());
        return ProcessHandle.of(pid).isEmpty() && made.isBefore(Instant.now().minus(Duration.ofDays(1)));
    }

    /** Deletes the folder and everything in it. */
    void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
