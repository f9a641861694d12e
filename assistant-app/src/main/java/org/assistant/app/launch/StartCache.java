package org.assistant.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file with the server's classes as the virtual machine has them in memory, which makes a start faster. Java 25 and later write
 * it when a server ends, which takes some seconds once. A file fits one Java and one jar of the server, and the virtual machine
 * ignores a file that does not fit.
 */
final class StartCache {

    /** The first Java that writes the file with a single option. */
    private static final int SINCE = 25;

    private static final String PREFIX = "classes-";
    private static final String ENDING = ".aot";

    /** A server that ended sooner has not loaded every class that the next one needs. */
    private static final Duration WHOLE_START = Duration.ofSeconds(30);

    /** Hides the warnings about classes that can't be kept: the operator can't change that. */
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    private final Path kept;
    private final Path recorded;
    private final Instant started;

    /**
     * @param folder where the file is kept
     * @param temporary the folder for temporary files of this start
     * @param jar the server's
     * @param started when the server started
     */
    StartCache(Path folder, Path temporary, Path jar, Instant started) throws IOException {
        String identity = Runtime.version() + " " + System.getProperty("java.home") + " " + jar.toAbsolutePath() + " "
                + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
        this.kept = folder.resolve(PREFIX + Integer.toHexString(identity.hashCode()) + ENDING);
        this.recorded = temporary.resolve(kept.getFileName());
        this.started = started;
    }

    /** The options that make the server's virtual machine read the file or, if none exists yet, write it when it ends. */
    List<String> options() {
        if (Runtime.version().feature() < SINCE) {
            return List.of();
        }
        String file = Files.isReadable(kept) ? "-XX:AOTCache=" + kept : "-XX:AOTCacheOutput=" + recorded;
        return Stream.concat(QUIET.stream(), Stream.of(file)).toList();
    }

    /** Keeps the file of a server that was stopped in the ordinary way, and deletes those of other servers. */
    void keep() throws IOException {
        if (!Files.isReadable(recorded) || Instant.now().isBefore(started.plus(WHOLE_START))) {
            return;
        }
        for (Path old : others()) {
            Files.delete(old);
        }
        Files.move(recorded, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    private List<Path> others() throws IOException {
        try (Stream<Path> files = Files.list(kept.getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith(PREFIX)
                            && file.getFileName().toString().endsWith(ENDING))
                    .toList();
        }
    }
}
