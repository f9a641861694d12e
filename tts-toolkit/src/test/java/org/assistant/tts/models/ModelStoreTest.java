package org.assistant.tts.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assistant.tts.models.manifest.ModelManifest;
import org.assistant.tts.models.sources.FetchEnvironment;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelStoreTest {

    private static final byte[] CONTENT = FakeModel.content(1, 10_000);
    private static final byte[] VOICE = FakeModel.content(2, 500);

    @TempDir
    Path home;

    private Path root;
    private Path local;
    private ModelStore store;
    private final Notes notes = new Notes();
    private final FakeModel model = FakeModel.prepared(
            "model.float.onnx", FakeModel.file("model.onnx", CONTENT), FakeModel.file("voices/a.bin", VOICE));

    @BeforeEach
    void fillLocalFolder() throws IOException {
        root = home.resolve("models");
        local = Files.createDirectories(home.resolve("local"));
        Files.write(local.resolve("model.onnx"), CONTENT);
        Files.write(Files.createDirectories(local.resolve("voices")).resolve("a.bin"), VOICE);
        store = new ModelStore(root, List.of(local));
    }

    private ModelStore withSpace(long bytes) {
        return new ModelStore(
                root,
                List.of(local),
                new FetchEnvironment(Map.of(), directory -> bytes, Duration.ofSeconds(5), Duration.ofSeconds(5)));
    }

    @Test
    void nothingThere_requireNamesTheCommand() {
        assertThatThrownBy(() -> store.require(model))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessage("the model fake is not complete in " + root.resolve("fake")
                        + ": model.onnx is missing, voices/a.bin is missing, model.float.onnx is not prepared; fetch it"
                        + " with: java -jar assistant-app.war models fetch fake");
        assertThat(root).doesNotExist();
    }

    @Test
    void localFolder_isCopiedAndPrepared() {
        store.fetch(model, notes);
        assertThat(store.require(model)).isEqualTo(root.resolve("fake"));
        assertThat(root.resolve("fake/model.onnx")).hasBinaryContent(CONTENT);
        assertThat(root.resolve("fake/voices/a.bin")).hasBinaryContent(VOICE);
        assertThat(model.preparations).isEqualTo(1);
        assertThat(notes.steps).contains("[2/2] voices/a.bin");
    }

    @Test
    void localFolderWithBareNames_isUsed() throws IOException {
        Files.move(local.resolve("voices/a.bin"), local.resolve("a.bin"));
        store.fetch(model, notes);
        assertThat(store.problems(model)).isEmpty();
    }

    @Test
    void localFolderWithTheWrongFile_saysSo() throws IOException {
        Files.write(local.resolve("model.onnx"), FakeModel.content(3, CONTENT.length));
        assertThatThrownBy(() -> store.fetch(model, notes))
                .hasMessageContaining("model.onnx of the model fake can't be fetched")
                .hasMessageContaining("folder " + local + ": its sha256 is");
        assertThat(model.preparations).isZero();
    }

    @Test
    void complete_fetchDoesNothing() {
        store.fetch(model, notes);
        store.fetch(model, notes);
        assertThat(model.preparations).isEqualTo(1);
    }

    private ModelStore tuning() {
        return new ModelStore(root, List.of(local), FetchEnvironment.real(), true);
    }

    @Test
    void untuned_isTunedAfterTheFetch_once() {
        model.tuned = false;
        tuning().fetch(model, notes);
        tuning().fetch(model, notes);
        assertThat(model.tunings).isEqualTo(1);
        assertThat(model.preparations).isEqualTo(1);
    }

    @Test
    void completeButUntuned_isTunedByTheNextFetch_andNotMadeAgain() {
        store.fetch(model, notes);
        model.tuned = false;
        tuning().fetch(model, notes);
        assertThat(model.tunings).isEqualTo(1);
        assertThat(model.preparations).isEqualTo(1);
    }

    @Test
    void untuned_isCompleteAllTheSame() {
        model.tuned = false;
        store.fetch(model, notes);
        assertThat(model.tunings).isZero();
        assertThat(store.problems(model)).isEmpty();
    }

    @Test
    void tuningThatFails_leavesTheModelComplete() {
        model.tuned = false;
        model.tuningFailure = new TTSException.ModelUnavailable("no room", null);
        tuning().fetch(model, notes);
        assertThat(tuning().require(model)).isEqualTo(root.resolve("fake"));
    }

    @Test
    void tuningThatIsInterrupted_isCancelled() {
        model.tuned = false;
        model.tuningFailure = new TTSException.Cancelled(null);
        assertThatThrownBy(() -> tuning().fetch(model, notes)).isInstanceOf(TTSException.Cancelled.class);
    }

    @Test
    void companion_isFetchedToo_alsoWhenTheModelIsComplete() {
        FakeModel companion = FakeModel.named("companion", FakeModel.file("model.onnx", CONTENT));
        store.fetch(model, notes);
        store.fetch(model.with(companion), notes);
        assertThat(store.problems(companion)).isEmpty();
        assertThat(model.preparations).isEqualTo(1);
    }

    @Test
    void companionThatCantBeHad_isTold_andTheModelIsComplete() {
        FakeModel companion = FakeModel.named("companion", FakeModel.file("nowhere", CONTENT));
        store.fetch(model.with(companion), notes);
        assertThat(store.problems(model)).isEmpty();
        assertThat(notes.notes)
                .anySatisfy(
                        note -> assertThat(note).startsWith("fake works without Fake: nowhere of the model companion"));
    }

    @Test
    void damagedFile_isFoundFetchedAgainAndPreparedAgain() throws IOException {
        store.fetch(model, notes);
        Files.write(root.resolve("fake/model.onnx"), FakeModel.content(3, CONTENT.length));
        Files.setLastModifiedTime(root.resolve("fake/model.onnx"), FileTime.fromMillis(1_000));
        assertThat(store.problems(model)).containsExactly("model.onnx is damaged");
        store.fetch(model, notes);
        assertThat(root.resolve("fake/model.onnx")).hasBinaryContent(CONTENT);
        assertThat(model.preparations).isEqualTo(2);
    }

    @Test
    void shortFile_isFoundWithItsSize() throws IOException {
        store.fetch(model, notes);
        Files.write(root.resolve("fake/model.onnx"), new byte[3]);
        assertThat(store.problems(model)).containsExactly("model.onnx has 3 bytes, expected 10000");
    }

    @Test
    void unchangedSizeAndTime_isNotReadAgainButByVerify() throws IOException {
        store.fetch(model, notes);
        Path file = root.resolve("fake/model.onnx");
        FileTime time = Files.getLastModifiedTime(file);
        Files.write(file, FakeModel.content(3, CONTENT.length));
        Files.setLastModifiedTime(file, time);
        assertThat(store.problems(model)).isEmpty();
        assertThat(store.verify(model, notes)).containsExactly("model.onnx is damaged");
        assertThat(notes.steps).contains("verifying model.onnx");
    }

    @Test
    void filesPutThereByHand_areHashedOnce() throws IOException {
        Path directory = Files.createDirectories(root.resolve("fake/voices")).getParent();
        Files.write(directory.resolve("model.onnx"), CONTENT);
        Files.write(directory.resolve("voices/a.bin"), VOICE);
        Files.writeString(directory.resolve("model.float.onnx"), "prepared elsewhere");
        assertThat(store.require(model)).isEqualTo(directory);
        assertThat(Files.readAllLines(directory.resolve(VerifiedFiles.NAME))).hasSize(2);
    }

    @Test
    void filesPutThereByHandAndDamaged_areRefused() throws IOException {
        Path directory = Files.createDirectories(root.resolve("fake/voices")).getParent();
        Files.write(directory.resolve("model.onnx"), FakeModel.content(3, CONTENT.length));
        Files.write(directory.resolve("voices/a.bin"), VOICE);
        assertThatThrownBy(() -> store.require(model)).hasMessageContaining("model.onnx is damaged");
    }

    @Test
    void unreadableRecord_isMadeAnew() throws IOException {
        store.fetch(model, notes);
        Files.writeString(root.resolve("fake").resolve(VerifiedFiles.NAME), "nonsense\n");
        assertThat(store.problems(model)).isEmpty();
    }

    @Test
    void preparedFileMissing_isPreparedAgainAndNothingFetched() throws IOException {
        store.fetch(model, notes);
        Files.delete(root.resolve("fake/model.float.onnx"));
        Files.delete(local.resolve("model.onnx"));
        store.fetch(model, notes);
        assertThat(model.preparations).isEqualTo(2);
    }

    @Test
    void preparedFileDamaged_isFoundAndPreparedAgain() throws IOException {
        store.fetch(model, notes);
        Files.writeString(root.resolve("fake/model.float.onnx"), "damaged!");
        assertThat(store.verify(model, notes)).containsExactly("model.float.onnx is damaged");
        store.fetch(model, notes);
        assertThat(root.resolve("fake/model.float.onnx")).hasContent("prepared");
    }

    @Test
    void leftoversOfADeadProcess_areDeleted() throws IOException {
        Path directory = Files.createDirectories(root.resolve("fake"));
        Files.write(
                Files.createDirectories(directory.resolve(".fetch/0/archive")).resolve("a.tgz"), VOICE);
        Files.write(Files.createDirectory(directory.resolve(".preparing-1")).resolve("a"), VOICE);
        Files.write(Files.createDirectories(directory.resolve("voices")).resolve("a.bin.tmp"), VOICE);
        store.fetch(model, notes);
        assertThat(directory.resolve(".fetch")).doesNotExist();
        assertThat(directory.resolve(".preparing-1")).doesNotExist();
        assertThat(directory.resolve("voices/a.bin.tmp")).doesNotExist();
    }

    @Test
    void tooLittleRoom_saysHowMuchAndFetchesNothing() {
        assertThatThrownBy(() -> withSpace(1_000_000).fetch(model, notes))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("not enough room for the model fake")
                .hasMessageContaining("67.1 MB needed, 1.0 MB free");
        assertThat(root.resolve("fake/model.onnx")).doesNotExist();
    }

    @Test
    void tooLittleRoomButNothingMissing_noComplaint() {
        store.fetch(model, notes);
        withSpace(0).fetch(model, notes);
    }

    @Test
    void folderThatCannotBeMade_isNamed() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThatThrownBy(() -> new ModelStore(file, List.of(local)).fetch(model, notes))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("can't read or write " + file);
    }

    @Test
    void licenceNotAccepted_nothingIsFetched() {
        FakeModel licensed = FakeModel.licensed(FakeModel.file("model.onnx", CONTENT));
        assertThatThrownBy(() -> store.fetch(licensed, notes))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("CPML (https://licence.example): By nobody.")
                .hasMessageContaining("--accept-license");
        assertThat(root.resolve("fake/model.onnx")).doesNotExist();
        store.acceptLicence(licensed);
        store.fetch(licensed, notes);
        assertThat(store.problems(licensed)).isEmpty();
    }

    @Test
    void preparationThatMakesNothing_isNamed() {
        ModelPackage idle = new ModelPackage() {
            @Override
            public ModelManifest manifest() {
                return model.manifest();
            }

            @Override
            public List<String> preparedFiles() {
                return List.of("never.onnx");
            }
        };
        assertThatThrownBy(() -> store.fetch(idle, notes)).hasMessage("never.onnx of the model fake was not prepared");
    }
}
