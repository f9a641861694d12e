package org.assistant.tts.xtts.conversion.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TorchFileTest {

    @TempDir
    Path folder;

    private Path path;
    private final TorchZip zip = new TorchZip();

    @BeforeEach
    void name() {
        path = folder.resolve("model.pth");
    }

    private static ByteBuffer bytes(byte[] little) {
        return ByteBuffer.wrap(little).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer bytes(int count) {
        return ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static float[] read(Path path, String name) {
        try (TorchFile file = TorchFile.open(path)) {
            Object value = ((Map<?, ?>) file.content()).get(name);
            return file.floats(name, TorchTensor.of(value).orElseThrow());
        }
    }

    private float[] read() {
        return read(zip.write(path), "a");
    }

    private void refused(String why) {
        assertThatThrownBy(this::read)
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageStartingWith(path + " ")
                .hasMessageContaining(why);
    }

    private void unreadable(String why) {
        assertThatThrownBy(() -> TorchFile.open(path))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageStartingWith(path + " ")
                .hasMessageContaining(why);
    }

    @Test
    void floats_asTheyWereWritten() {
        zip.floats("b", List.of(1), 9).floats("a", List.of(2, 2), 1, -2.5f, 3e20f, Float.MIN_VALUE);
        assertThat(read()).containsExactly(1, -2.5f, 3e20f, Float.MIN_VALUE);
    }

    @Test
    void doubles_areRounded() {
        String storage = zip.storage(bytes(16).putDouble(0.1).putDouble(-4).array());
        zip.view("a", storage, "DoubleStorage", 2, 0, List.of(2));
        assertThat(read()).containsExactly(0.1f, -4);
    }

    @Test
    void halves_normalSubnormalAndZero() {
        String storage = zip.storage(bytes(12)
                .putShort((short) 0x3C00)
                .putShort((short) 0xC100)
                .putShort((short) 0x7BFF)
                .putShort((short) 0x0001)
                .putShort((short) 0x83FF)
                .putShort((short) 0x8000)
                .array());
        zip.view("a", storage, "HalfStorage", 6, 0, List.of(6));
        assertThat(read()).containsExactly(1, -2.5f, 65504, 0x1p-24f, -0x3FFp-24f, -0f);
    }

    @Test
    void brainFloats_areTheUpperHalfOfFloats() {
        String storage = zip.storage(
                bytes(4).putShort((short) 0x3F80).putShort((short) 0xC020).array());
        zip.view("a", storage, "BFloat16Storage", 2, 0, List.of(2));
        assertThat(read()).containsExactly(1, -2.5f);
    }

    @Test
    void wholeNumbers() {
        zip.view("a", zip.storage(bytes(16).putLong(-3).putLong(7).array()), "LongStorage", 2, 0, List.of(2));
        assertThat(read()).containsExactly(-3, 7);
        zip.view("a", zip.storage(bytes(8).putInt(-3).putInt(7).array()), "IntStorage", 2, 0, List.of(2));
        assertThat(read()).containsExactly(-3, 7);
    }

    @Test
    void sharedStorage_twoViewsAtOffsets() {
        String storage = zip.storage(
                bytes(16).putFloat(1).putFloat(2).putFloat(3).putFloat(4).array());
        zip.view("a", storage, "FloatStorage", 4, 1, List.of(3)).view("b", storage, "FloatStorage", 4, 0, List.of(2));
        assertThat(read()).containsExactly(2, 3, 4);
        assertThat(read(path, "b")).containsExactly(1, 2);
    }

    @Test
    void transposedView_isReadRowAfterRow() {
        String storage = zip.storage(bytes(24)
                .putFloat(1)
                .putFloat(2)
                .putFloat(3)
                .putFloat(4)
                .putFloat(5)
                .putFloat(6)
                .array());
        // [[1, 2, 3], [4, 5, 6]] transposed
        zip.view("a", storage, "FloatStorage", 6, 0, List.of(3, 2), List.of(1L, 3L));
        assertThat(read()).containsExactly(1, 4, 2, 5, 3, 6);
        // every second of the second row
        zip.view("a", storage, "FloatStorage", 6, 3, List.of(2, 1), List.of(2L, 77L));
        assertThat(read()).containsExactly(4, 6);
    }

    @Test
    void manyElements_overSeveralReads() {
        float[] values = new float[700_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        zip.floats("a", List.of(values.length), values);
        assertThat(read()).isEqualTo(values);
    }

    @Test
    void parameter_isTheTensorInIt() {
        TorchZip inner = new TorchZip();
        String storage = zip.storage(bytes(4).putFloat(5).array());
        inner.view("a", storage, "FloatStorage", 1, 0, List.of(1));
        zip.value("a", pickle -> {
            pickle.global("torch._utils", "_rebuild_parameter").operations("(");
            inner.value(pickle, "a");
            pickle.bytes(0x88).operations(")tR");
        });
        assertThat(read()).containsExactly(5);
    }

    @Test
    void emptyTensorAndScalar() {
        zip.floats("a", List.of(0, 3)).floats("b", List.of(), 8);
        assertThat(read()).isEmpty();
        assertThat(read(path, "b")).containsExactly(8);
    }

    @Test
    void packedEntries_areRefusedAndNotUnpacked() {
        zip.floats("a", List.of(2), 1, 2).write(path, "archive/", zip.plain(), ZipEntry.DEFLATED);
        unreadable("is compressed");
    }

    @Test
    void cutOff_isNamed() throws IOException {
        zip.floats("a", List.of(500), new float[500]).write(path);
        byte[] whole = Files.readAllBytes(path);
        for (int length : List.of(0, 1, 30, whole.length / 2, whole.length - 1)) {
            Files.write(path, Arrays.copyOf(whole, length));
            unreadable("fetch or copy it again");
        }
    }

    @Test
    void damagedStorage_isFoundByItsChecksum() throws IOException {
        zip.floats("a", List.of(500), new float[500]).floats("b", List.of(1), 1).write(path);
        byte[] whole = Files.readAllBytes(path);
        int middle = new String(whole, StandardCharsets.ISO_8859_1).indexOf("archive/data/0") + 1_000;
        whole[middle] ^= 1;
        Files.write(path, whole);
        assertThatThrownBy(() -> read(path, "a")).hasMessageContaining("a is damaged: its checksum is wrong");
        assertThat(read(path, "b")).containsExactly(1);
    }

    @Test
    void storageOfAnotherSize_isRefused() {
        zip.view("a", zip.storage(new byte[12]), "FloatStorage", 4, 0, List.of(4));
        refused("a has a storage of 12 bytes, expected 4 times 4");
    }

    /** The storage has 8 bytes; directory and description claim 1.92 GB. */
    @Test
    void directoryThatClaimsMoreThanTheFile_isRefused() throws IOException {
        int elements = 480_000_000;
        zip.view("a", zip.storage(new byte[8]), "FloatStorage", elements, 0, List.of(elements))
                .write(path);
        byte[] whole = Files.readAllBytes(path);
        int directory = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("PK\1\2");
        bytes(whole).putInt(directory + 20, 4 * elements).putInt(directory + 24, 4 * elements);
        Files.write(path, whole);
        unreadable("claim to be longer than the file");
    }

    /** Each of them fits in the file, but not all together. */
    @Test
    void entriesInOnePlace_areRefused() throws IOException {
        for (int i = 0; i < 10; i++) {
            zip.view("t" + i, zip.storage(new byte[4_000]), "FloatStorage", 1_000, 0, List.of(1_000));
        }
        zip.write(path);
        byte[] whole = Files.readAllBytes(path);
        String text = new String(whole, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("PK\1\2"); at >= 0; at = text.indexOf("PK\1\2", at + 1)) {
            if (text.startsWith("archive/data/", at + 46)) {
                bytes(whole).putInt(at + 20, 30_000).putInt(at + 24, 30_000);
            }
        }
        Files.write(path, whole);
        unreadable("claim to be longer than the file");
    }

    @Test
    void missingStorage_isRefused() {
        zip.view("a", "../../etc/passwd", "FloatStorage", 4, 0, List.of(4));
        refused("a has no storage");
    }

    @Test
    void unknownElements_areNamed() {
        zip.view("a", zip.storage(new byte[4]), "QInt8Storage", 4, 0, List.of(4));
        refused("a has elements of QInt8Storage");
    }

    @Test
    void shapesBeyondTheStorage_areRefused() {
        String storage = zip.storage(new byte[16]);
        zip.view("big", storage, "FloatStorage", 4, 0, List.of(5));
        zip.view("offset", storage, "FloatStorage", 4, 1, List.of(4));
        zip.view("far", storage, "FloatStorage", 4, 0, List.of(2), List.of(4L));
        zip.view("spread", storage, "FloatStorage", 4, 0, List.of(2, 2), List.of(0L, 1L));
        zip.view("overlapping", storage, "FloatStorage", 4, 0, List.of(1 << 30), List.of(0L));
        zip.view("negative", storage, "FloatStorage", 4, 0, List.of(2), List.of(-1L));
        zip.view("negativeSize", storage, "FloatStorage", 4, 0, List.of(-2));
        zip.view("overflow", storage, "FloatStorage", 4, 0, List.of(1 << 20, 1 << 20, 1 << 20));
        zip.view("overflowSpan", storage, "FloatStorage", 4, 0, List.of(2), List.of(Long.MAX_VALUE));
        zip.view("overflowSize", storage, "FloatStorage", 4, 0, List.of(1L << 40), List.of(1L));
        zip.view("ranks", storage, "FloatStorage", 4, 0, List.of(1, 1), List.of(1L));
        zip.view("nine", storage, "FloatStorage", 4, 0, List.of(1, 1, 1, 1, 1, 1, 1, 1, 1));
        zip.write(path);
        try (TorchFile file = TorchFile.open(path)) {
            assertThat((Map<?, ?>) file.content())
                    .hasSize(12)
                    .allSatisfy((name, value) -> assertThatThrownBy(() -> TorchTensor.of(value))
                            .as(name.toString())
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageStartingWith("has "));
        }
    }

    @Test
    void tensorDescribedWrongly_isRefused() throws PickleReader.MalformedPickle {
        for (String arguments : List.of("(Nt", "(NNNNt", "(NQNNNt", "()QK\0))t")) {
            byte[] pickle = new Pickle()
                    .global("torch._utils", "_rebuild_tensor_v2")
                    .operations(arguments + "R")
                    .stop();
            Object value = PickleReader.read(pickle);
            assertThatThrownBy(() -> TorchTensor.of(value)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void otherValues_areNoTensors() {
        assertThat(TorchTensor.of("text")).isEmpty();
        assertThat(TorchTensor.of(null)).isEmpty();
        assertThat(TorchTensor.of(new Pickled.Call(new Pickled.Global("os", "system"), List.of("x"))))
                .isEmpty();
    }

    @Test
    void descriptionMissingTwiceOrDamaged_isNamed() throws IOException {
        zip.write(path, "archive/other", zip.plain());
        unreadable("0 entries data.pkl");
        zip.write(path, "a/", "nonsense".getBytes(StandardCharsets.UTF_8));
        unreadable("unknown operation 0x6e");
    }

    @Test
    void anyRoot_isFound() {
        zip.floats("a", List.of(1), 3).write(path, "best_model_1234/", zip.plain());
        assertThat(read(path, "a")).containsExactly(3);
    }

    @Test
    void otherKindsOfFiles_areToldApart() throws IOException {
        Files.write(path, new byte[] {(byte) 0x80, 2, (byte) 0x8A, 10, 'l'});
        unreadable("before version 1.6");
        Files.writeString(path, "version https://git-lfs.github.com/spec/v1\noid sha256:0\n");
        unreadable("git lfs pull");
        Files.writeString(path, "<!DOCTYPE html>");
        unreadable("not a PyTorch file");
        Files.delete(path);
        unreadable("can't be read");
    }

    @Test
    void anyByteChanged_isReadOrRefused() throws IOException {
        zip.floats("a", List.of(2), 1, 2).floats("b", List.of(1, 1), 3);
        zip.write(path, "archive/", zip.trained());
        byte[] whole = Files.readAllBytes(path);
        int refused = 0;
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= (byte) (i % 2 == 0 ? 0x01 : 0x80);
            Files.write(path, changed);
            refused += isRead() ? 0 : 1;
        }
        assertThat(refused).isBetween(whole.length / 4, whole.length);
    }

    private boolean isRead() {
        try (TorchFile file = TorchFile.open(path)) {
            CheckpointWeights weights = CheckpointWeights.of(file);
            weights.names().forEach(weights::floats);
            return true;
        } catch (TTSException.ModelUnavailable e) {
            return false;
        }
    }
}
