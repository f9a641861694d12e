package org.assistant.tts.models.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.models.FakeModel;
import org.assistant.tts.models.TarBytes;
import org.junit.jupiter.api.Test;

final class TarReaderTest {

    private static final byte[] CONTENT = "content".getBytes(UTF_8);

    private static List<String> read(byte[] archive) throws IOException {
        TarReader reader = new TarReader(new ByteArrayInputStream(archive));
        List<String> files = new ArrayList<>();
        for (Optional<TarReader.Entry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            files.add(entry.get().path() + "=" + new String(reader.content().readAllBytes(), UTF_8));
        }
        return files;
    }

    @Test
    void severalFiles_eachWithItsContent() throws IOException {
        byte[] block = FakeModel.content(1, 512);
        byte[] archive = new TarBytes()
                .file("a", CONTENT)
                .file("empty", new byte[0])
                .file("block", block)
                .file("b", "more".getBytes(UTF_8))
                .bytes();
        assertThat(read(archive)).containsExactly("a=content", "empty=", "block=" + new String(block, UTF_8), "b=more");
    }

    @Test
    void unreadContent_isSkipped() throws IOException {
        TarReader reader = new TarReader(new ByteArrayInputStream(
                new TarBytes().file("a", CONTENT).file("b", CONTENT).bytes()));
        assertThat(reader.next()).contains(new TarReader.Entry("a", 7));
        assertThat(reader.next()).contains(new TarReader.Entry("b", 7));
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void foldersAndLinks_areLeftOut() throws IOException {
        byte[] archive = new TarBytes()
                .entry('5', "", "folder/", "00000000000", new byte[0])
                .entry('2', "", "link", "00000000000", new byte[0])
                .file("a", CONTENT)
                .bytes();
        assertThat(read(archive)).containsExactly("a=content");
    }

    @Test
    void prefix_standsBeforeTheName() throws IOException {
        assertThat(read(new TarBytes()
                        .entry('0', "package/deep", "a", "00000000007", CONTENT)
                        .bytes()))
                .containsExactly("package/deep/a=content");
    }

    @Test
    void paxHeader_givesPathAndSize() throws IOException {
        byte[] pax = new TarBytes()
                .entry('x', "", "pax", "00000000031", "16 path=größe\n9 size=7\n".getBytes(UTF_8))
                .entry('0', "", "short", "00000000000", CONTENT)
                .bytes();
        assertThat(read(pax)).containsExactly("größe=content");
    }

    @Test
    void gnuLongName_isTaken() throws IOException {
        String name = "folder/".repeat(20) + "a";
        assertThat(read(new TarBytes().gnuLongName(name, CONTENT).bytes())).containsExactly(name + "=content");
    }

    @Test
    void longNameOfOneFile_isNotTheNextOnes() throws IOException {
        byte[] archive = new TarBytes()
                .pax("10 path=x\n", "a", CONTENT)
                .file("b", CONTENT)
                .bytes();
        assertThat(read(archive)).containsExactly("x=content", "b=content");
    }

    @Test
    void withoutEndMark_endsWithTheInput() throws IOException {
        assertThat(read(new TarBytes().file("a", CONTENT).unended())).containsExactly("a=content");
    }

    @Test
    void cutOffInContent_fails() {
        byte[] archive = Arrays.copyOf(new TarBytes().file("a", CONTENT).bytes(), 515);
        assertThatThrownBy(() -> read(archive)).isInstanceOf(EOFException.class);
    }

    @Test
    void cutOffInHeader_fails() {
        byte[] archive = Arrays.copyOf(new TarBytes().file("a", CONTENT).bytes(), 100);
        assertThatThrownBy(() -> read(archive)).isInstanceOf(EOFException.class);
    }

    @Test
    void flippedBitInHeader_fails() {
        byte[] archive = new TarBytes().file("a", CONTENT).bytes();
        archive[0] ^= 1;
        assertThatThrownBy(() -> read(archive)).isInstanceOf(IOException.class).hasMessage("the archive is damaged");
    }

    @Test
    void sizeThatIsNoNumber_fails() {
        byte[] archive = new TarBytes().entry('0', "", "a", "xyz", CONTENT).bytes();
        assertThatThrownBy(() -> read(archive)).hasMessage("the archive is damaged");
    }

    @Test
    void negativeSize_fails() {
        byte[] archive =
                new TarBytes().entry('0', "", "a", "\u00ff".repeat(12), CONTENT).bytes();
        assertThatThrownBy(() -> read(archive)).hasMessage("the archive is damaged");
    }

    @Test
    void hugeNameHeader_fails() {
        byte[] archive =
                new TarBytes().entry('L', "", "a", "77777777777", CONTENT).bytes();
        assertThatThrownBy(() -> read(archive)).hasMessageContaining("a header of the archive has");
    }

    @Test
    void paxRecordLongerThanItsHeader_fails() {
        byte[] archive = new TarBytes().pax("99 path=x\n", "a", CONTENT).bytes();
        assertThatThrownBy(() -> read(archive)).hasMessage("the archive is damaged");
    }
}
