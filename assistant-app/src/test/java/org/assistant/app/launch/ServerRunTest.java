package org.assistant.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServerRunTest {

    private static final String PROGRAM = """
            class Program {
                public static void main(String[] words) throws java.io.IOException {
                    java.nio.file.Files.createTempFile("of-this-run", "");
                }
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void serverThatWasKilledBefore_leavesNothing() throws IOException, InterruptedException {
        Path temporary = folder.resolve("temporary");
        Files.createDirectories(temporary.resolve("payaramicro-rt1"));
        Files.writeString(temporary.resolve("payaramicro-rt1/glassfish.jar"), "big");
        Path program = Files.writeString(folder.resolve("Program.java"), PROGRAM);

        ServerRun.main(new String[] {temporary.toString(), program.toString()});

        assertThat(temporary.toFile().list()).singleElement().asString().startsWith("of-this-run");
    }
}
