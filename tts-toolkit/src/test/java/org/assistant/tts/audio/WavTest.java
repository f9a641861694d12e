package org.assistant.tts.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assistant.tts.audio.signal.Signals;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;

final class WavTest {

    private static final int INTEGERS = 1;
    private static final int FLOATS = 3;

    @Test
    void written_comesBackWithinHalfAStep() throws IOException {
        Pcm pcm = Signals.voice(0.5, 24_000);
        Pcm back = read(Wav.write(pcm));
        assertThat(back.sampleRate()).isEqualTo(24_000);
        assertThat(back.length()).isEqualTo(pcm.length());
        for (int i = 0; i < pcm.length(); i++) {
            assertThat(back.samples().get(i)).isEqualTo(pcm.samples().get(i), within(0.5f / 32768 + 1e-7f));
        }
    }

    @Test
    void written_hasItsLengthsInTheHeader() {
        ByteBuffer file =
                ByteBuffer.wrap(Wav.write(Pcm.of(new float[10], 22_050))).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(file.capacity()).isEqualTo(64);
        assertThat(file.getInt(4)).isEqualTo(64 - 8);
        assertThat(file.getInt(24)).isEqualTo(22_050);
        assertThat(file.getInt(28)).isEqualTo(44_100);
        assertThat(file.getInt(40)).isEqualTo(20);
    }

    @Test
    void streamed_isReadToItsEnd() throws IOException {
        byte[] header = Wav.streamingHeader(24_000);
        byte[] file = Arrays.copyOf(header, header.length + 4);
        file[header.length + 1] = 0x40;
        assertThat(read(file).toArray()).containsExactly(0.5f, 0f);
    }

    @Test
    void eightBits_areUnsigned() throws IOException {
        assertThat(read(file(INTEGERS, 1, 8, new byte[] {0, (byte) 128, (byte) 192}))
                        .toArray())
                .containsExactly(-1f, 0f, 0.5f);
    }

    @Test
    void twentyFourAndThirtyTwoBits_keepTheirSign() throws IOException {
        assertThat(read(file(INTEGERS, 1, 24, new byte[] {0, 0, (byte) 0x80, 0, 0, 0x40}))
                        .toArray())
                .containsExactly(-1f, 0.5f);
        assertThat(read(file(INTEGERS, 1, 32, new byte[] {0, 0, 0, (byte) 0xC0, 0, 0, 0, 0x20}))
                        .toArray())
                .containsExactly(-0.5f, 0.25f);
    }

    @Test
    void floats_areTakenAsTheyAre() throws IOException {
        byte[] data = new byte[12];
        ByteBuffer.wrap(data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(0.1f)
                .putFloat(-1.5f)
                .putFloat(Float.NaN);
        assertThat(read(file(FLOATS, 1, 32, data)).toArray()).containsExactly(0.1f, -1.5f, 0f);
    }

    @Test
    void stereo_isAveraged() throws IOException {
        assertThat(read(file(INTEGERS, 2, 16, new byte[] {0, 0x40, 0, 0, 0, 0x20, 0, (byte) 0xE0}))
                        .toArray())
                .containsExactly(0.25f, 0f);
    }

    @Test
    void extensibleFormat_isUnwrapped() throws IOException {
        byte[] format = new byte[40];
        ByteBuffer.wrap(format)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0xFFFE)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(16_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .putShort(24, (short) INTEGERS);
        assertThat(read(riff(chunk("fmt ", format), chunk("data", new byte[] {0, 0x40})))
                        .toArray())
                .containsExactly(0.5f);
    }

    @Test
    void otherChunks_areSkippedWithTheirPadding() throws IOException {
        byte[] file = riff(
                chunk("LIST", new byte[] {1, 2, 3}),
                chunk("fmt ", format(INTEGERS, 1, 16)),
                chunk("fact", new byte[] {9}),
                chunk("data", new byte[] {0, 0x40}));
        assertThat(read(file).toArray()).containsExactly(0.5f);
    }

    @Test
    void cutShort_givesWhatIsThere() throws IOException {
        byte[] file = Wav.write(Signals.sine(440, 0.5, 0.1, 8000));
        assertThat(read(Arrays.copyOf(file, 44 + 101)).length()).isEqualTo(50);
    }

    @Test
    void notAWavFile_saysSo() {
        assertThatThrownBy(() -> read("ID3 something that is longer than a header".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a WAV file");
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(riff(chunk("data", new byte[2])))).hasMessageContaining("before their format");
        assertThatThrownBy(() -> read(file(INTEGERS, 0, 16, new byte[2]))).hasMessageContaining("0 channels");
        assertThatThrownBy(() -> read(file(85, 1, 16, new byte[2])))
                .hasMessageContaining("encoding 85")
                .hasMessageContaining("16 bits");
        assertThatThrownBy(() -> read(riff(chunk("fmt ", format(INTEGERS, 1, 16)))))
                .hasMessageContaining("ends before");
    }

    private static Pcm read(byte[] file) throws IOException {
        return Wav.read(new ByteArrayInputStream(file), Integer.MAX_VALUE);
    }

    private static byte[] file(int tag, int channels, int bits, byte[] data) {
        return riff(chunk("fmt ", format(tag, channels, bits)), chunk("data", data));
    }

    private static byte[] format(int tag, int channels, int bits) {
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(8000)
                .putInt(8000 * channels * bits / 8)
                .putShort((short) (channels * bits / 8))
                .putShort((short) bits)
                .array();
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content)
                .array();
    }

    private static byte[] riff(byte[]... chunks) {
        int length = Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
        ByteBuffer file = ByteBuffer.allocate(12 + length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + length)
                .put("WAVE".getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(chunks).forEach(file::put);
        return file.array();
    }
}
