package org.assistant.app.rest.voices;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** At the start, deletes recordings that a killed server left in the folder for temporary files. */
@ApplicationScoped
public class UploadRemains {

    private static final System.Logger LOGGER = System.getLogger(UploadRemains.class.getName());

    /** The names of the files of Payara's form reader. */
    private static final String NAMES = "MIME*.tmp";

    /** Another server may use the same folder; no upload takes this long. */
    private static final Duration AGE = Duration.ofDays(1);

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        sweep(Path.of(System.getProperty("java.io.tmpdir")), Instant.now());
    }

    static void sweep(Path folder, Instant now) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAMES)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(AGE))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            LOGGER.log(DEBUG, "the remains of uploads can't be deleted", e);
        }
    }
}
