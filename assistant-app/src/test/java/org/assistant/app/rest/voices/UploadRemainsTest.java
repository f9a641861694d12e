package org.assistant.app.rest.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadRemainsTest {

    @Test
    void oldFilesOfForms_areDeleted_andNothingElse(@TempDir Path folder) throws IOException {
        Path remains = Files.createFile(folder.resolve("MIME1234.tmp"));
        Path other = Files.createFile(folder.resolve("other.tmp"));
        UploadRemains.sweep(folder, Instant.now());
        assertThat(folder).isDirectoryContaining(file -> file.equals(remains));
        UploadRemains.sweep(folder, Instant.now().plus(Duration.ofDays(2)));
        assertThat(folder).isDirectoryContaining(file -> file.equals(other));
        assertThat(remains).doesNotExist();
    }
}
