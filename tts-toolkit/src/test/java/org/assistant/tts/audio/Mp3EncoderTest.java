package org.assistant.tts.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;
import org.assistant.tts.audio.signal.Signals;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Mp3EncoderTest {

    /** The delay of every Layer III decoder, in samples. */
    private static final int DECODER_DELAY = 529;

    /** LAME's ENCDELAY. */
    private static final int ENCODER_DELAY = 576;

    private static final int RATE = 24_000;

    @ParameterizedTest
    @CsvSource({"24000, 18", "16000, 18", "44100, 18"})
    void streamed_soundsTheSame(int sampleRate, double decibels) throws Exception {
        Pcm voice = Signals.voice(2, sampleRate);
        short[] decoded = decode(stream(voice));
        int delay = ENCODER_DELAY + DECODER_DELAY;
        assertThat(decoded.length).isGreaterThanOrEqualTo(delay + voice.length());
        Pcm back = Signals.ofShorts(Arrays.copyOfRange(decoded, delay, delay + voice.length()), sampleRate);
        assertThat(Signals.signalToNoise(voice, back, 500)).isGreaterThan(decibels);
    }

    @Test
    void streamed_beginsWithAudio() throws IOException {
        byte[] stream = stream(Signals.voice(1, RATE));
        assertThat(new String(stream, 0, 200, StandardCharsets.ISO_8859_1)).doesNotContain("Info", "Xing", "LAME");
        assertThat(stream[0]).isEqualTo((byte) 0xFF);
        assertThat(stream.length).isCloseTo(8000, withinPercentage(10));
    }

    @Test
    void file_saysHowLongItIsAndWhatToCutOff() throws IOException {
        Pcm voice = Signals.part(Signals.voice(2, RATE), 0, 2 * RATE - 321);
        byte[] file = AudioFormat.MP3.encode(voice);
        int tag = new String(file, 0, 200, StandardCharsets.ISO_8859_1).indexOf("Info");
        assertThat(tag).isPositive();
        int frames = ByteBuffer.wrap(file).getInt(tag + 8);
        int bytes = ByteBuffer.wrap(file).getInt(tag + 12);
        int lame = tag + 16 + 100 + 4;
        int delay = (file[lame + 21] & 0xFF) << 4 | (file[lame + 22] & 0xF0) >> 4;
        int padding = (file[lame + 22] & 0x0F) << 8 | (file[lame + 23] & 0xFF);
        assertThat(bytes).isEqualTo(file.length);
        assertThat(delay).isEqualTo(ENCODER_DELAY);
        assertThat(frames * 576 - delay - padding).isEqualTo(voice.length());
    }

    @Test
    void file_afterItsFirstFrame_isTheStream() throws IOException {
        Pcm voice = Signals.voice(1, RATE);
        byte[] file = AudioFormat.MP3.encode(voice);
        byte[] stream = stream(voice);
        assertThat(Arrays.copyOfRange(file, file.length - stream.length, file.length))
                .isEqualTo(stream);
    }

    private static byte[] stream(Pcm pcm) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AudioEncoder encoder = AudioFormat.MP3.encoder(out, pcm.sampleRate())) {
            encoder.write(pcm);
        }
        return out.toByteArray();
    }

    private static short[] decode(byte[] mp3) throws Exception {
        Bitstream bits = new Bitstream(new ByteArrayInputStream(mp3));
        Decoder decoder = new Decoder();
        short[] decoded = new short[0];
        for (Header header = bits.readFrame(); header != null; header = bits.readFrame()) {
            SampleBuffer frame = (SampleBuffer) decoder.decodeFrame(header, bits);
            int length = decoded.length;
            decoded = Arrays.copyOf(decoded, length + frame.getBufferLength());
            System.arraycopy(frame.getBuffer(), 0, decoded, length, frame.getBufferLength());
            bits.closeFrame();
        }
        return decoded;
    }
}
