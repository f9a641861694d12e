package org.assistant.tts.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files on the way to their place: names that end with {@code .tmp}, files and folders alike. They are made only while the
 * model's lock is held, so whoever has the lock may delete those that a dead process left.
 */
final class Leftovers {

    private static final String ENDING = ".tmp";

    private Leftovers() {}

    /** The folder for what a fetch needs on the way, made anew. */
    static Path folder(Path directory) throws IOException {
        return Files.createDirectory(directory.resolve("fetch" + ENDING));
    }

    /** Where {@code target} is written before it is whole. */
    static Path staged(Path target) {
        return target.resolveSibling(target.getFileName() + ENDING);
    }

    /** Deletes all that is left over under {@code directory}. */
    static void delete(Path directory) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(directory)) {
            found = files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .toList();
        }
        for (Path leftover : found) {
            deleteTree(leftover);
        }
    }

    /** Deletes a file, or a folder with all that is in it; follows no link. */
    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(root)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }
}
