package org.assistant.tts.audio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jaredmdobson.concentus.OpusDecoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.assistant.tts.audio.signal.Resampler;
import org.assistant.tts.audio.signal.Signals;
import org.assistant.tts.spi.Pcm;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.ogg.OggPacketReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OpusStreamEncoderTest {

    @ParameterizedTest
    @ValueSource(ints = {16_000, 24_000, 48_000})
    void decoded_isAsLongAndSoundsTheSame(int sampleRate) throws Exception {
        Pcm voice = Signals.part(Signals.voice(2, sampleRate), 0, 2 * sampleRate - 137);
        Pcm back = decode(AudioFormat.OPUS.encode(voice), sampleRate);
        assertThat(back.length()).isEqualTo(voice.length());
        assertThat(Signals.signalToNoise(voice, back, 500)).isGreaterThan(15);
    }

    @Test
    void rateThatOpusLacks_isRaised() throws Exception {
        Pcm back = decode(AudioFormat.OPUS.encode(Signals.voice(1, 22_050)), 24_000);
        assertThat(back.length()).isEqualTo(24_000);
        assertThat(Signals.signalToNoise(Resampler.resample(Signals.voice(1, 22_050), 24_000), back, 500))
                .isGreaterThan(15);
    }

    @Test
    void streamOfARateThatOpusLacks_isTheSame() throws Exception {
        Pcm voice = Signals.voice(0.5, 22_050);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AudioEncoder encoder = AudioFormat.OPUS.encoder(out, 22_050)) {
            encoder.write(Signals.part(voice, 0, 5000));
            encoder.write(Signals.part(voice, 5000, voice.length() - 5000));
        }
        assertThat(out.toByteArray()).isEqualTo(AudioFormat.OPUS.encode(voice));
    }

    @Test
    void pages_areShortAndChecked() {
        ByteBuffer file = ByteBuffer.wrap(AudioFormat.OPUS.encode(Signals.voice(1, 24_000)))
                .order(ByteOrder.LITTLE_ENDIAN);
        long granule = 0;
        int pages = 0;
        while (file.hasRemaining()) {
            int start = file.position();
            int segments = file.get(start + 26) & 0xFF;
            int length = 27 + segments;
            for (int i = 0; i < segments; i++) {
                length += file.get(start + 27 + i) & 0xFF;
            }
            byte[] page = Arrays.copyOfRange(file.array(), start, start + length);
            int checksum = file.getInt(start + 22);
            Arrays.fill(page, 22, 26, (byte) 0);
            assertThat(bitwiseChecksum(page)).isEqualTo(checksum);
            assertThat(file.getInt(start + 18)).isEqualTo(pages);
            long next = file.getLong(start + 6);
            assertThat(next - granule).as("samples on page %s", pages).isBetween(0L, 48_000L / 5);
            granule = next;
            pages++;
            file.position(start + length);
            boolean last = !file.hasRemaining();
            assertThat((page[5] & 4) != 0).isEqualTo(last);
        }
        assertThat(pages).isEqualTo(2 + 10 + 1); // headers, pages of 100 ms, the look-ahead
        assertThat(granule).isEqualTo(48_000 + preSkip(file.array()));
    }

    private static int preSkip(byte[] file) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getShort(28 + 10);
    }

    /** Computes the checksum of RFC 3533 bit by bit, without a table. */
    private static int bitwiseChecksum(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= b << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc < 0 ? (crc << 1) ^ 0x04C11DB7 : crc << 1;
            }
        }
        return crc;
    }

    private static Pcm decode(byte[] file, int sampleRate) throws Exception {
        OggPacketReader packets = new OggPacketReader(new ByteArrayInputStream(file));
        byte[] head = packets.getNextPacket().getData();
        assertThat(new String(head, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("OpusHead");
        int preSkip = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(10) * sampleRate / 48_000;
        packets.getNextPacket();
        OpusDecoder decoder = new OpusDecoder(sampleRate, 1);
        short[] decoded = new short[0];
        long granule = 0;
        for (OggPacket packet = packets.getNextPacket(); packet != null; packet = packets.getNextPacket()) {
            decoded = Arrays.copyOf(decoded, decoded.length + sampleRate / 50);
            decoder.decode(
                    packet.getData(),
                    0,
                    packet.getData().length,
                    decoded,
                    decoded.length - sampleRate / 50,
                    sampleRate / 50,
                    false);
            granule = packet.getGranulePosition();
        }
        int end = (int) (granule * sampleRate / 48_000);
        return Signals.ofShorts(Arrays.copyOfRange(decoded, preSkip, end), sampleRate);
    }
}
