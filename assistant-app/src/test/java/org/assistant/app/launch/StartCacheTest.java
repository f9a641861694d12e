package org.assistant.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.io.TempDir;

@EnabledForJreRange(minVersion = 25)
final class StartCacheTest {

    private static final Instant LONG_AGO = Instant.EPOCH;

    @TempDir
    private Path folder;

    private Path temporary;
    private Path jar;

    @BeforeEach
    void lay() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
        jar = Files.writeString(folder.resolve("server.jar"), "server");
    }

    private StartCache cache(Instant started) throws IOException {
        return new StartCache(folder, temporary, jar, started);
    }

    private Path recorded(StartCache cache) throws IOException {
        String option = cache.options().get(2);
        assertThat(option).startsWith("-XX:AOTCacheOutput=");
        return Files.writeString(Path.of(option.substring(option.indexOf('=') + 1)), "classes");
    }

    @Test
    void firstStart_records_andTheNextOneReads() throws IOException {
        StartCache first = cache(LONG_AGO);
        Path recorded = recorded(first);
        first.keep();

        assertThat(recorded).doesNotExist();
        assertThat(cache(LONG_AGO).options().get(2)).startsWith("-XX:AOTCache=" + folder);
    }

    @Test
    void otherJar_recordsAnew_andDropsTheOldFile() throws IOException {
        StartCache first = cache(LONG_AGO);
        recorded(first);
        first.keep();
        Files.setLastModifiedTime(jar, FileTime.from(LONG_AGO));

        StartCache second = cache(LONG_AGO);
        recorded(second);
        second.keep();

        assertThat(folder.toFile().list((parent, name) -> name.endsWith(".aot")))
                .hasSize(1);
        assertThat(cache(LONG_AGO).options().get(2)).startsWith("-XX:AOTCache=");
    }

    @Test
    void serverThatEndedAtOnce_isNoModel() throws IOException {
        StartCache first = cache(Instant.now());
        recorded(first);
        first.keep();

        recorded(cache(LONG_AGO)); // the next start records again
    }

    @Test
    void serverThatWasKilled_leavesNothing() throws IOException {
        cache(LONG_AGO).keep();

        assertThat(folder.toFile().list((parent, name) -> name.endsWith(".aot")))
                .isEmpty();
    }
}
