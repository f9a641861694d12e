package org.assistant.tts.xtts.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that claim more than they contain, and small files that contain much: neither may determine the memory used. */
final class ClipMemoryTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int MEBIBYTE = 1 << 20;

    private final ClipReader reader = new ClipReader(ClipLimits.DEFAULT);

    /** A tag of 256 MB in a file of 30 bytes. */
    @Test
    void mp3TagLongerThanItsFile_isRefusedAndTakesNoMemory() {
        byte[] file = Arrays.copyOf(tag(0, 0x7F, 0x7F, 0x7F, 0x7F), 30);

        assertThat(allocated(() -> assertRefused(file, "ends too early"))).isLessThan(4 * MEBIBYTE);
    }

    @Test
    void mp3TagBehindAnother_isRefusedAndTakesNoMemory() {
        byte[] file = join(tag(0, 0, 0, 0, 0), tag(0, 0x7F, 0x7F, 0x7F, 0x7F));

        assertThat(allocated(() -> assertRefused(file, "ends too early"))).isLessThan(4 * MEBIBYTE);
    }

    @Test
    void mp3TagWhoseSizeIsNoSuchNumber_isRefused() {
        assertRefused(join(tag(0, 0, 0, 0, 0x80), new byte[1000]), "tag");
    }

    @Test
    void mp3BehindTags_isHeard() {
        Pcm tone = ToneClips.sine(440, 0.5, 0.5, 24_000);
        byte[] mp3 = AudioFormat.MP3.encode(tone);
        byte[] plain = join(tag(0, 0, 0, 1, 2), new byte[130]); // 1 * 128 + 2 bytes
        byte[] withFooter = join(tag(0x10, 0, 0, 0, 5), new byte[5 + 10]);

        float[] heard = reader.read(Clip.of(join(plain, withFooter, mp3))).toArray();

        assertThat(heard).isEqualTo(reader.read(Clip.of(mp3)).toArray());
    }

    /** Two minutes of silence at the highest rate, in five kilobytes, would be 92 MB of samples. */
    @Test
    void smallFlacOfManySamples_isHeardInPart() {
        ByteArrayOutputStream flac = new ByteArrayOutputStream();
        flac.writeBytes("fLaC".getBytes(StandardCharsets.US_ASCII));
        flac.writeBytes(ByteBuffer.allocate(38).putInt(0x80000022).array());
        for (int i = 0; i < 400; i++) {
            flac.writeBytes(silentFrame());
        }

        Pcm pcm = reader.read(Clip.of(flac.toByteArray()));

        assertThat(pcm.sampleRate()).isEqualTo(192_000);
        assertThat(pcm.length()).isEqualTo(120 * 48_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {8_000, 48_000})
    void largeWav_isReadOnlyAsFarAsItIsHeard(int rate) {
        byte[] file = wav(rate, 20 * MEBIBYTE - 44);
        Pcm[] heard = new Pcm[1];

        assertThat(allocated(() -> heard[0] = reader.read(Clip.of(file)))).isLessThan(120 * MEBIBYTE);

        assertThat(heard[0].length()).isEqualTo(120 * rate);
    }

    private void assertRefused(byte[] file, String words) {
        assertThatThrownBy(() -> reader.read(Clip.of(file)))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining(words);
    }

    private static long allocated(Runnable work) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    /** The header of a tag of ID3v2.4. */
    private static byte[] tag(int flags, int... size) {
        ByteBuffer tag = ByteBuffer.allocate(10).put(new byte[] {'I', 'D', '3', 4, 0, (byte) flags});
        for (int seven : size) {
            tag.put((byte) seven);
        }
        return tag.array();
    }

    /** A frame of 65,536 samples, all 0, of one channel with 16 bits at 192 kHz. */
    private static byte[] silentFrame() {
        byte[] frame = {(byte) 0xFF, (byte) 0xF8, 0x73, 0x08, 0, (byte) 0xFF, (byte) 0xFF, 0, 0, 0, 0};
        int crc = 0;
        for (byte octet : frame) {
            crc ^= (octet & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ ((crc & 0x8000) != 0 ? 0x18005 : 0);
            }
        }
        return join(frame, new byte[] {(byte) (crc >> 8), (byte) crc});
    }

    /** Silence in 8 bits. */
    private static byte[] wav(int rate, int samples) {
        byte[] file = new byte[44 + samples];
        Arrays.fill(file, (byte) 0x80);
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + samples)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(rate)
                .putInt(rate)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(samples);
        return file;
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
