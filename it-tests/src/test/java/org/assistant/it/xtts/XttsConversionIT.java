package org.assistant.it.xtts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assistant.it.cloning.ModelsCommandRun;
import org.assistant.it.cloning.XttsModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code models convert xtts DIR}. */
final class XttsConversionIT {

    private static final String ACCEPT = "--accept-license";

    private final Path checkpoint = XttsModel.checkpoint("checkpoint-to-convert");

    @Test
    void checkpoint_becomesAModelThatIsListed_onceTheLicenceIsAccepted(@TempDir Path models) throws IOException {
        ModelsCommandRun refused = convert(checkpoint, models);

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains(
                        "Coqui", "If you accept it, run: java -jar assistant-app.war models convert xtts " + checkpoint)
                .contains(ACCEPT);
        assertThat(files(models)).isEmpty();

        ModelsCommandRun converted = convert(checkpoint, models, ACCEPT);

        assertThat(converted.exitCode()).as(converted::toString).isZero();
        assertThat(converted.out())
                .contains("xtts is complete in " + models.resolve("xtts"), "converted from " + checkpoint);
        ModelsCommandRun listed = ModelsCommandRun.of("list", "--dir", models.toString());
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out().lines())
                .anySatisfy(line -> assertThat(line).startsWith("kokoro").endsWith("not fetched"))
                .anySatisfy(line -> assertThat(line).startsWith("xtts").contains("complete in", "converted from"));

        // A damaged checkpoint changes nothing.
        List<String> before = files(models);
        ModelsCommandRun broken = convert(damaged(), models);
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.err()).contains("model.pth").doesNotContain("\tat ");
        assertThat(files(models)).isEqualTo(before);
        ModelsCommandRun verified = ModelsCommandRun.of("verify", "xtts", "--dir", models.toString());
        assertThat(verified.exitCode()).as(verified::toString).isZero();
        assertThat(verified.out()).contains("xtts: whole");
    }

    @Test
    void folderThatIsNone_isWrongUsage(@TempDir Path models) {
        ModelsCommandRun refused = convert(models.resolve("nowhere"), models, ACCEPT);

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("there is no folder " + models.resolve("nowhere"));
    }

    @Test
    void folderWithoutCheckpoint_isToldWhatIsMissing(@TempDir Path models, @TempDir Path empty) {
        ModelsCommandRun refused = convert(empty, models, ACCEPT);

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("models:", "model.pth", empty.toString())
                .doesNotContain("\tat ");
    }

    @Test
    void pickleThatCallsAProgram_callsNone(@TempDir Path models) throws IOException {
        Path hostile = XttsModel.checkpoint("checkpoint-hostile");
        Path proof = models.resolve("was-here");
        HostilePickle.write(hostile.resolve("model.pth"), "touch " + proof);

        ModelsCommandRun refused = convert(hostile, models, ACCEPT);

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("model.pth").doesNotContain("\tat ");
        assertThat(proof).doesNotExist();
    }

    /** A truncated checkpoint. */
    private static Path damaged() throws IOException {
        Path folder = XttsModel.checkpoint("checkpoint-damaged");
        Path file = folder.resolve("model.pth");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        return folder;
    }

    private static ModelsCommandRun convert(Path checkpoint, Path models, String... options) {
        List<String> words = Stream.concat(
                        Stream.of("convert", "xtts", checkpoint.toString(), "--dir", models.toString()),
                        Stream.of(options))
                .toList();
        return ModelsCommandRun.of(words.toArray(String[]::new));
    }

    /** The files in {@code models}, without locks and the record of an accepted licence. */
    private static List<String> files(Path models) throws IOException {
        try (Stream<Path> walk = Files.walk(models)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> models.relativize(file).toString())
                    .filter(name -> !name.endsWith(".lock") && !name.endsWith(".licence-accepted"))
                    .sorted()
                    .toList();
        }
    }
}
