package org.assistant.tts.espeak;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EspeakWorkerTest {

    @TempDir
    Path folder;

    private final List<Process> workers = new ArrayList<>();

    @AfterEach
    void endWorkers() throws InterruptedException {
        for (Process worker : workers) {
            worker.destroyForcibly().waitFor();
        }
    }

    @Test
    void requests_answeredInTurn_unknownVoiceWithAReason() throws IOException {
        Process worker = start();
        assertThat(answer(worker)).startsWith("R1.5");
        ask(worker, "roa/fr\nBonjour tout le monde");
        assertThat(answer(worker)).isEqualTo("Pbɔ\u0303ʒˈuʁ tulmˈɔ\u0303d");
        ask(worker, "roa/fr-fr\nBonjour");
        assertThat(answer(worker)).isEqualTo("EeSpeak NG has no voice roa/fr-fr");
        ask(worker, "no line feed");
        assertThat(answer(worker)).startsWith("E");
        ask(worker, "roa/es\n");
        assertThat(answer(worker)).isEqualTo("P");
        ask(worker, "roa/es\nhola");
        assertThat(answer(worker)).isEqualTo("Pˈola");
    }

    @Test
    void inputEnds_endsItself() throws Exception {
        Process worker = start();
        answer(worker);
        worker.getOutputStream().close();
        assertThat(worker.waitFor(30, SECONDS)).isTrue();
        assertThat(worker.exitValue()).isZero();
    }

    @Test
    void lengthOutOfRange_endsItself() throws Exception {
        Process worker = start();
        answer(worker);
        DataOutputStream out = new DataOutputStream(worker.getOutputStream());
        out.writeInt(1 << 30);
        out.flush();
        assertThat(worker.waitFor(30, SECONDS)).isTrue();
        assertThat(worker.exitValue()).isNotZero();
    }

    @Test
    void twoAtOnceInAnEmptyFolder_shareOneUnpackedCopy() throws IOException {
        Process one = start();
        Process other = start();
        assertThat(answer(one)).startsWith("R");
        assertThat(answer(other)).startsWith("R");
        try (Stream<Path> children = Files.list(folder)) {
            assertThat(children)
                    .singleElement()
                    .satisfies(copy ->
                            assertThat(copy.resolve("espeak-ng-data/phondata")).exists());
        }
    }

    @Test
    void folderCantBeWritten_saysWhich() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(answer(start(file))).startsWith("E").contains(file.toString());
    }

    @Test
    void dataDamaged_saysWhatToDelete() throws IOException {
        answer(start());
        try (Stream<Path> children = Files.list(folder)) {
            Files.delete(children.findFirst().orElseThrow().resolve("espeak-ng-data/phontab"));
        }
        assertThat(answer(start())).startsWith("E").contains("delete that folder");
    }

    private Process start() throws IOException {
        return start(folder);
    }

    private Process start(Path directory) throws IOException {
        Process worker = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EspeakWorker.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        workers.add(worker);
        return worker;
    }

    private static void ask(Process worker, String request) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        DataOutputStream out = new DataOutputStream(worker.getOutputStream());
        out.writeInt(bytes.length);
        out.write(bytes);
        out.flush();
    }

    private static String answer(Process worker) throws IOException {
        DataInputStream in = new DataInputStream(worker.getInputStream());
        char kind = (char) in.readByte();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return kind + new String(bytes, StandardCharsets.UTF_8);
    }
}
