package org.assistant.tts.models.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Temporary files of a fetch or a preparation, which remain if its process dies: files that end with {@code .tmp}, and hidden
 * folders. They are made only while the model's lock is held, so the holder of the lock may delete them.
 */
public final class Leftovers {

    private static final String ENDING = ".tmp";

    private Leftovers() {}

    /** Creates the folder for the temporary files of a fetch. */
    public static Path folder(Path directory) throws IOException {
        return Files.createDirectory(directory.resolve(".fetch"));
    }

    /** The path that {@code target} is written to until it is complete. */
    static Path staged(Path target) {
        return target.resolveSibling(target.getFileName() + ENDING);
    }

    /** Deletes all leftovers under {@code directory}. */
    public static void delete(Path directory) throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.walk(directory)) {
            found = files.filter(file -> !file.equals(directory) && isLeftover(file))
                    .toList();
        }
        for (Path leftover : found) {
            deleteTree(leftover);
        }
    }

    private static boolean isLeftover(Path file) {
        String name = file.getFileName().toString();
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) ? name.startsWith(".") : name.endsWith(ENDING);
    }

    /** Deletes a file, or a folder with its contents; follows no link. */
    public static void deleteTree(Path root) throws IOException {
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
