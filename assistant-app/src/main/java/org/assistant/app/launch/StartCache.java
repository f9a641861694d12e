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
 * The server's classes as the virtual machine has them in memory, read at a start instead of made anew. Java 25 and later write
 * such a file when a server ends, which takes some seconds once. It is for one Java and one jar of the server: another one gets a
 * file of its own, and a file that does not fit is ignored by the virtual machine.
 */
final class StartCache {

    /** First Java that writes the file by one option. */
    private static final int SINCE = 25;

    private static final String PREFIX = "classes-";
    private static final String ENDING = ".aot";

    /** A server that ended sooner has not loaded all that the next one needs. */
    private static final Duration WHOLE_START = Duration.ofSeconds(30);

    /** What the virtual machine can't keep is nothing that the operator can change. */
    private static final List<String> QUIET = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

    private final Path kept;
    private final Path recorded;
    private final Instant started;

    /**
     * @param folder where the file is kept
     * @param temporary of this start alone
     * @param jar of the server
     * @param started when the server did
     */
    StartCache(Path folder, Path temporary, Path jar, Instant started) throws IOException {
        String identity = Runtime.version() + " " + System.getProperty("java.home") + " " + jar.toAbsolutePath() + " "
                + Files.size(jar) + " " + Files.getLastModifiedTime(jar).toMillis();
        this.kept = folder.resolve(PREFIX + Integer.toHexString(identity.hashCode()) + ENDING);
        this.recorded = temporary.resolve(kept.getFileName());
        this.started = started;
    }

    /** What the virtual machine of the server is told: to read the file or, while there is none, to write it when it ends. */
    List<String> options() {
        if (Runtime.version().feature() < SINCE) {
            return List.of();
        }
        String file = Files.isReadable(kept) ? "-XX:AOTCache=" + kept : "-XX:AOTCacheOutput=" + recorded;
        return Stream.concat(QUIET.stream(), Stream.of(file)).toList();
    }

    /** Keeps what a server has written that was stopped in peace, and drops what was kept for others. */
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
