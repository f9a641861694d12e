package org.assistant.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UnpackedFolderTest {

    /** Larger than the id of any process. */
    private static final long NO_PROCESS = 99_999_999_999L;

    @TempDir
    Path parent;

    private Path folder(String name, Duration age) throws IOException {
        Path folder = Files.createDirectory(parent.resolve(name));
        Files.createDirectories(folder.resolve("WEB-INF/lib"));
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(age)));
        return folder;
    }

    @Test
    void foldersOfDeadProcesses_areDeletedAndNoOthers() throws IOException {
        Path abandoned = folder("assistant-app-" + NO_PROCESS + "-123", Duration.ofDays(2));
        Path young = folder("assistant-app-" + NO_PROCESS + "-456", Duration.ofHours(1));
        Path alive = folder("assistant-app-" + ProcessHandle.current().pid() + "-123", Duration.ofDays(2));
        Path foreign = folder("assistant-app-notes", Duration.ofDays(2));
        UnpackedFolder.deleteAbandoned(parent);
        assertThat(abandoned).doesNotExist();
        assertThat(young).exists();
        assertThat(alive).exists();
        assertThat(foreign).exists();
    }

    @Test
    void delete_takesAllThatIsInIt() throws IOException {
        UnpackedFolder folder = UnpackedFolder.create();
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("c"), "c");
        folder.delete();
        assertThat(folder.path()).doesNotExist();
    }
}
