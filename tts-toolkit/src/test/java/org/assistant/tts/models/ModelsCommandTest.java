package org.assistant.tts.models;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.models.progress.ProgressLine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelsCommandTest {

    private static final byte[] CONTENT = FakeModel.content(1, 1_000);

    @TempDir
    Path home;

    private Path root;
    private FakeModel model = FakeModel.of(FakeModel.file("a", CONTENT));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void fill() throws IOException {
        root = home.resolve("models");
        Files.write(Files.createDirectory(home.resolve("usb")).resolve("a"), CONTENT);
    }

    private int run(String... words) {
        out.reset();
        err.reset();
        PrintStream errors = new PrintStream(err, true, UTF_8);
        ModelSettings settings =
                new ModelSettings(root, ModelSettings.FetchPolicy.NEVER, Optional.empty(), ModelSettings.Tuning.ON);
        return new ModelsCommand(
                        List.of(model),
                        settings,
                        new PrintStream(out, true, UTF_8),
                        errors,
                        new ProgressLine(errors, false, () -> 0))
                .run(List.of(words));
    }

    private String out() {
        return out.toString(UTF_8);
    }

    private String err() {
        return err.toString(UTF_8);
    }

    private String usb() {
        return home.resolve("usb").toString();
    }

    @Test
    void help_onStandardOutput() {
        assertThat(run("--help")).isZero();
        assertThat(out()).startsWith("Usage: models COMMAND").contains("Exit codes: 0 done, 1 failed");
        assertThat(run()).isZero();
        assertThat(run("fetch", "--help")).isZero();
    }

    @Test
    void list_saysWhatIsThere() {
        assertThat(run("list")).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("fake           Fake, CPML, 1.0 kB: not fetched\n");
        run("fetch", "fake", "--from", usb());
        run("list");
        assertThat(out()).contains("complete in " + root.resolve("fake"));
    }

    @Test
    void fetch_thenAgain() {
        assertThat(run("fetch", "fake", "--from", usb())).isZero();
        assertThat(out()).isEqualToNormalizingNewlines("fake is complete in " + root.resolve("fake") + "\n");
        assertThat(err()).contains("Fake (1.0 kB), licence CPML, into " + root.resolve("fake"));
        assertThat(run("fetch", "fake")).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void fetchOfACompleteModel_tunesIt() {
        run("fetch", "fake", "--from", usb());
        model.tuned = false;
        assertThat(run("fetch", "fake")).isZero();
        assertThat(model.tunings).isEqualTo(1);
    }

    @Test
    void fetchIntoAnotherFolder() {
        assertThat(run("fetch", "fake", "--dir", home.resolve("other").toString(), "--from", usb()))
                .isZero();
        assertThat(home.resolve("other/fake/a")).hasBinaryContent(CONTENT);
        assertThat(root).doesNotExist();
    }

    @Test
    void fetchThatFails_isOneAndSaysWhy() {
        assertThat(run("fetch", "fake")).isEqualTo(1);
        assertThat(err()).contains("models: a of the model fake can't be fetched");
    }

    @Test
    void licence_isAskedFor() {
        model = FakeModel.licensed(FakeModel.file("a", CONTENT));
        assertThat(run("fetch", "fake", "--from", usb())).isEqualTo(1);
        assertThat(err()).contains("--accept-license");
        assertThat(run("fetch", "fake", "--from", usb(), "--accept-license")).isZero();
    }

    /** A folder with a checkpoint of the operator's own. */
    private String own(String content) throws IOException {
        Path own = Files.createDirectories(home.resolve("own"));
        Files.writeString(own.resolve("checkpoint"), content);
        return own.toString();
    }

    @Test
    void convert_makesTheModelWithoutThePublishedFiles() throws IOException {
        model = FakeModel.prepared("b", FakeModel.file("a", CONTENT));
        assertThat(run("convert", "fake", own("mine"), "--precision", "int8,fp16"))
                .isZero();
        assertThat(out())
                .isEqualToNormalizingNewlines("fake is complete in " + root.resolve("fake") + ", converted from "
                        + home.resolve("own") + "\n");
        assertThat(root.resolve("fake/b")).hasContent("mine");
        assertThat(model.precisions).containsExactly("int8", "fp16");
        run("list");
        assertThat(out()).contains("complete in " + root.resolve("fake") + ", converted from " + home.resolve("own"));
        assertThat(run("verify")).isZero();
        assertThat(run("fetch", "fake")).isZero();
        assertThat(root.resolve("fake/b")).hasContent("mine");
    }

    @Test
    void convertedAndDamaged_isMendedByConvert() throws IOException {
        model = FakeModel.prepared("b", FakeModel.file("a", CONTENT));
        run("convert", "fake", own("mine"));
        Files.writeString(root.resolve("fake/b"), "damaged");
        assertThat(run("verify")).isEqualTo(1);
        assertThat(out()).contains("fake: b is damaged");
        assertThat(err()).contains("models convert fake " + home.resolve("own"));
        assertThat(run("fetch", "fake", "--from", usb())).isEqualTo(1);
        assertThat(err()).contains("convert it with: java -jar assistant-app.war models convert fake");
        assertThat(run("convert", "fake", own("mine"))).isZero();
        assertThat(run("verify")).isZero();
    }

    @Test
    void convertOfTheFetchedFiles_needsNoFolder() throws IOException {
        model = FakeModel.prepared("b", FakeModel.file("a", CONTENT));
        run("fetch", "fake", "--from", usb());
        Files.writeString(root.resolve("fake/checkpoint"), "of the fetched");
        assertThat(run("convert", "fake")).isZero();
        assertThat(root.resolve("fake/b")).hasContent("of the fetched");
        assertThat(out()).doesNotContain("converted from");
        Files.delete(root.resolve("fake/a"));
        assertThat(run("verify")).isEqualTo(1);
    }

    @Test
    void conversionThatFails_isOneAndTheModelIsAsItWas() throws IOException {
        model = FakeModel.prepared("b", FakeModel.file("a", CONTENT));
        run("fetch", "fake", "--from", usb());
        assertThat(run("convert", "fake", usb())).isEqualTo(1);
        assertThat(err()).contains("models: " + usb() + " has no checkpoint");
        assertThat(run("verify")).isZero();
    }

    @Test
    void licenceOfAConversion_isAskedForAndSummed() throws IOException {
        model = FakeModel.licensedAndPrepared("b", FakeModel.file("a", CONTENT));
        assertThat(run("convert", "fake", own("mine"))).isEqualTo(1);
        assertThat(err())
                .contains("CPML (https://licence.example): By nobody.")
                .contains("Not for sale.")
                .contains("models convert fake " + home.resolve("own") + " --accept-license");
        assertThat(run("convert", "fake", own("mine"), "--accept-license")).isZero();
    }

    @Test
    void conversionThatCannotBe_isWrongUsage() throws IOException {
        model = FakeModel.prepared("b", FakeModel.file("a", CONTENT));
        assertThat(run("convert", "fake", own("mine"), "--precision", "int2")).isEqualTo(2);
        assertThat(err()).contains("precision must not be int2");
        model = FakeModel.of(FakeModel.file("a", CONTENT));
        assertThat(run("convert", "fake", own("mine"))).isEqualTo(2);
        assertThat(err()).contains("the model fake can only be fetched, not converted");
    }

    @Test
    void verify_findsDamage() throws IOException {
        assertThat(run("verify")).isZero();
        assertThat(out()).contains("fake: not fetched");
        assertThat(run("verify", "fake")).isEqualTo(1);
        run("fetch", "fake", "--from", usb());
        assertThat(run("verify")).isZero();
        assertThat(out()).contains("fake: whole");
        Files.write(root.resolve("fake/a"), FakeModel.content(2, CONTENT.length));
        assertThat(run("verify")).isEqualTo(1);
        assertThat(out()).contains("fake: a is damaged");
        assertThat(err()).contains("models fetch fake");
    }

    @Test
    void where_printsAFolderAndNothingElse() {
        assertThat(run("where")).isZero();
        assertThat(out()).isEqualToNormalizingNewlines(root + "\n");
        assertThat(run("where", "fake")).isZero();
        assertThat(out()).isEqualToNormalizingNewlines(root.resolve("fake") + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fly",
                "fetch",
                "fetch nothing",
                "verify nothing",
                "where nothing",
                "convert",
                "convert nothing",
                "convert fake /there/is/no/such/folder",
                "convert fake a b",
                "list --precision int8",
                "convert fake --precision",
                "list --fast",
                "list --dir",
                "list --from /there/is/no/such/folder"
            })
    void wrongUsage_isTwo(String words) {
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err()).startsWith("models: ").contains("Try: models --help");
        assertThat(out()).isEmpty();
    }
}
