package org.assistant.tts.xtts.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.Clip;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tones of 440 Hz and amplitude 0.5, from our own encoders and otherwise from files that FFmpeg made with
 * {@code -f lavfi -i sine=frequency=440:sample_rate=22050:duration=0.5 -af volume=4}.
 */
final class ClipReaderTest {

    private static final double HERTZ = 440;
    private static final int RATE = 24_000;

    private final ClipReader reader = new ClipReader(ClipLimits.DEFAULT);

    @ParameterizedTest
    @EnumSource(
            value = AudioFormat.class,
            names = {"WAV", "FLAC", "MP3", "OPUS"})
    void encodedTone_isHeardAgain(AudioFormat format) {
        Pcm tone = ToneClips.sine(HERTZ, 0.5, 0.5, RATE);
        assertTone(reader.read(Clip.of(format.encode(tone))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.ogg", "tone.m4a"})
    void stereoFile_isHeard(String name) {
        Pcm pcm = reader.read(file(name));
        assertThat(pcm.sampleRate()).isEqualTo(22_050);
        assertTone(pcm);
    }

    @Test
    void flac_losesNothing() {
        float[] noise = new float[5_000];
        Random random = new Random(1);
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextInt(-32_768, 32_768) / 32_768f;
        }
        Clip flac = Clip.of(AudioFormat.FLAC.encode(Pcm.of(noise, RATE)));
        Clip wav = Clip.of(AudioFormat.WAV.encode(Pcm.of(noise, RATE)));
        assertThat(reader.read(flac).toArray()).isEqualTo(reader.read(wav).toArray());
    }

    @Test
    void oppositeChannels_mixToSilence() {
        short[] samples = new short[200];
        for (int i = 0; i < 200; i += 2) {
            samples[i] = (short) (100 * i);
            samples[i + 1] = (short) (-100 * i);
        }
        assertThat(reader.read(wav(2, 44_100, samples)).toArray()).hasSize(100).containsOnly(0f);
    }

    @ParameterizedTest
    @ValueSource(ints = {7_999, 192_001})
    void rateOutOfRange_isNamed(int rate) {
        assertRefused(wav(1, rate, new short[200]), rate + " Hz");
    }

    @Test
    void tooManyBytes_areNotLookedAt() {
        ClipReader strict = new ClipReader(new ClipLimits(100, 1));
        assertThatThrownBy(() -> strict.read(Clip.of(new byte[101]))).hasMessageContaining("101 bytes");
    }

    @Test
    void longRecording_isHeardUpToTheLimit() {
        ClipReader strict = new ClipReader(new ClipLimits(1 << 20, 1));
        Clip clip = Clip.of(AudioFormat.FLAC.encode(ToneClips.sine(HERTZ, 0.5, 3, RATE)));
        assertThat(strict.read(clip).length()).isEqualTo(RATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "RIFF", "GIF89a and so on", "fLa", "OggSOggS", "ID3", "RIFF....WAVEfmt "})
    void noRecording_isRefused(String bytes) {
        assertRefused(Clip.of(bytes.getBytes(StandardCharsets.US_ASCII)), "the recording");
    }

    @Test
    void losslessM4a_saysWhatItCantRead() {
        assertRefused(file("alac.m4a"), "AAC");
    }

    @ParameterizedTest
    @EnumSource(
            value = AudioFormat.class,
            names = {"WAV", "FLAC", "MP3", "OPUS"})
    void damagedOrCutOff_isHeardOrRefused_andNothingElse(AudioFormat format) {
        assertHarmless(format.encode(ToneClips.sine(HERTZ, 0.5, 0.5, RATE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tone.ogg", "tone.m4a"})
    void damagedOrCutOffFile_isHeardOrRefused_andNothingElse(String name) {
        assertHarmless(file(name).toArray());
    }

    /** Otherwise a client could fill the log with damaged files. */
    @Test
    void libraryForM4a_logsNothing() {
        List<LogRecord> logged = Collections.synchronizedList(new ArrayList<>());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                if (entry.getLoggerName().contains("jaad")) {
                    logged.add(entry);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            assertHarmless(file("tone.m4a").toArray());
            Logger ofAClass = Logger.getLogger("jaad.aac.tools.ICPrediction");
            ofAClass.setLevel(Level.WARNING); // as the class does itself
            ofAClass.warning("noise");
        } finally {
            root.removeHandler(handler);
        }
        assertThat(logged).isEmpty();
    }

    @Test
    void flacWithAFlippedBit_isRefused() {
        byte[] bytes = AudioFormat.FLAC.encode(ToneClips.sine(HERTZ, 0.5, 0.5, RATE));
        bytes[bytes.length / 2] ^= 1;
        assertRefused(Clip.of(bytes), "FLAC");
    }

    @Test
    void oggWithAFlippedBit_isRefused() {
        byte[] bytes = file("tone.ogg").toArray();
        bytes[bytes.length - 20] ^= 1;
        assertRefused(Clip.of(bytes), "Ogg");
    }

    private void assertHarmless(byte[] good) {
        Random random = new Random(7);
        for (int round = 0; round < 40; round++) {
            byte[] bytes = Arrays.copyOf(good, round % 4 == 0 ? random.nextInt(good.length) : good.length);
            for (int i = random.nextInt(8); i > 0 && bytes.length > 12; i--) {
                bytes[12 + random.nextInt(bytes.length - 12)] = (byte) random.nextInt();
            }
            try {
                assertThat(reader.read(Clip.of(bytes)).length()).isPositive();
            } catch (TTSException.InvalidRequest e) {
                assertThat(e.field()).isEqualTo(CloneRequest.CLIPS);
            }
        }
    }

    private void assertRefused(Clip clip, String words) {
        assertThatThrownBy(() -> reader.read(clip))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo(CloneRequest.CLIPS))
                .hasMessageContaining(words);
    }

    private static void assertTone(Pcm pcm) {
        assertThat(pcm.length() / (double) pcm.sampleRate()).isBetween(0.49, 0.65);
        float[] middle = Arrays.copyOfRange(pcm.toArray(), pcm.length() / 4, pcm.length() * 3 / 4);
        assertThat(ToneClips.amplitude(middle, HERTZ, pcm.sampleRate())).isCloseTo(0.5, within(0.03));
        assertThat(ToneClips.amplitude(middle, 2 * HERTZ, pcm.sampleRate())).isCloseTo(0, within(0.03));
    }

    /** A WAV file of 16 bits. */
    private static Clip wav(int channels, int rate, short[] samples) {
        int dataBytes = Short.BYTES * samples.length;
        ByteBuffer wav = ByteBuffer.allocate(44 + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + dataBytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * channels * 2)
                .putShort((short) (channels * 2))
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(dataBytes);
        for (short sample : samples) {
            wav.putShort(sample);
        }
        byte[] bytes = new byte[wav.capacity()];
        wav.rewind().get(bytes);
        return Clip.of(bytes);
    }

    private static Clip file(String name) {
        try (InputStream in = ClipReaderTest.class.getResourceAsStream(name)) {
            return Clip.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
