package org.assistant.app.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WarLauncherTest {

    @TempDir
    Path folder;

    private Path war(String... files) throws IOException {
        Path war = folder.resolve("a.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            for (String file : files) {
                zip.putNextEntry(new ZipEntry(file));
                zip.write(file.getBytes(UTF_8));
            }
        }
        return war;
    }

    @Test
    void classesAndLibraries_makeTheClassPath() throws IOException {
        Path library = folder.resolve("library.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(library))) {
            zip.putNextEntry(new ZipEntry("in-library.txt"));
        }
        Path war = folder.resolve("b.war");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/classes/deep/in-classes.txt"));
            zip.putNextEntry(new ZipEntry("WEB-INF/lib/library.jar"));
            zip.write(Files.readAllBytes(library));
            zip.putNextEntry(new ZipEntry("index.html"));
        }
        URL[] classPath = WarLauncher.unpack(war, folder.resolve("unpacked"));
        try (URLClassLoader loader = new URLClassLoader(classPath, null)) {
            assertThat(loader.getResource("deep/in-classes.txt")).isNotNull();
            assertThat(loader.getResource("in-library.txt")).isNotNull();
            assertThat(loader.getResource("index.html")).isNull();
        }
        assertThat(folder.resolve("unpacked/index.html")).doesNotExist();
    }

    @Test
    void fileOutsideTheWar_isRefused() throws IOException {
        Path war = war("WEB-INF/lib/../../../evil.jar");
        assertThatThrownBy(() -> WarLauncher.unpack(war, folder.resolve("unpacked")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds a file outside itself");
        assertThat(folder.resolve("evil.jar")).doesNotExist();
    }
}
