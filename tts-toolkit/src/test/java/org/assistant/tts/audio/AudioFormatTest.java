package org.assistant.tts.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assistant.tts.audio.signal.Signals;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tests for all formats. */
final class AudioFormatTest {

    private static final int RATE = 24_000;

    @Test
    void names_areThoseOfOpenAI() {
        assertThat(AudioFormat.ofName("mp3")).contains(AudioFormat.MP3);
        assertThat(AudioFormat.ofName("FLAC")).contains(AudioFormat.FLAC);
        assertThat(AudioFormat.ofName("ogg")).isEmpty();
        assertThat(AudioFormat.OPUS.mediaType()).isEqualTo("audio/ogg");
    }

    @Test
    void aac_withoutItsJar_isRefusedWithWhatThereIs() {
        assumeThat(AudioFormat.AAC.isAvailable()).isFalse();
        assertThat(AudioFormat.available())
                .containsExactly(AudioFormat.WAV, AudioFormat.PCM, AudioFormat.MP3, AudioFormat.OPUS, AudioFormat.FLAC);
        assertThatThrownBy(() -> AudioFormat.AAC.encoder(OutputStream.nullOutputStream(), RATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("aac")
                .hasMessageContaining("FLAC");
    }

    @Test
    void aacProgram_isLookedForWhereThePlatformsJarHasIt() {
        assertThat(AacAvailability.program("Linux", "amd64")).isEqualTo("org/bytedeco/ffmpeg/linux-x86_64/ffmpeg");
        assertThat(AacAvailability.program("Mac OS X", "aarch64")).isEqualTo("org/bytedeco/ffmpeg/macosx-arm64/ffmpeg");
        assertThat(AacAvailability.program("Windows 11", "amd64"))
                .isEqualTo("org/bytedeco/ffmpeg/windows-x86_64/ffmpeg.exe");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AAC")
    void pieces_haveNoInfluenceOnTheBytes(AudioFormat format) throws IOException {
        Pcm voice = Signals.voice(0.4, RATE);
        byte[] whole = stream(format, voice, voice.length());
        assertThat(stream(format, voice, 1)).isEqualTo(whole);
        assertThat(stream(format, voice, 977)).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AAC")
    void write_holdsBackLessThanAFifthOfASecond(AudioFormat format) throws IOException {
        Pcm voice = Signals.voice(1, RATE);
        List<Integer> sizes = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AudioEncoder encoder = format.encoder(out, RATE)) {
            for (int at = 0; at < voice.length(); at += RATE / 5) {
                encoder.write(Signals.part(voice, at, RATE / 5));
                sizes.add(out.size());
            }
        }
        assertThat(sizes).doesNotHaveDuplicates();
        assertThat(sizes.get(0)).isGreaterThan(200);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AAC")
    void manyThreads_giveTheBytesOfOne(AudioFormat format) throws Exception {
        Pcm voice = Signals.voice(0.3, RATE);
        byte[] alone = format.encode(voice);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<byte[]>> encoded = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                encoded.add(threads.submit(() -> format.encode(voice)));
            }
            for (Future<byte[]> one : encoded) {
                assertThat(one.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AAC")
    void close_doesNotCloseTheStreamAndMayBeRepeated(AudioFormat format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("the stream was closed");
            }
        };
        AudioEncoder encoder = format.encoder(out, RATE);
        encoder.write(Signals.voice(0.1, RATE));
        encoder.close();
        int size = out.size();
        encoder.close();
        assertThat(out.size()).isEqualTo(size);
        assertThatThrownBy(() -> encoder.write(Signals.voice(0.1, RATE))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AAC")
    void pieceOfAnotherRate_isRefused(AudioFormat format) throws IOException {
        try (AudioEncoder encoder = format.encoder(OutputStream.nullOutputStream(), RATE)) {
            assertThatThrownBy(() -> encoder.write(Signals.voice(0.1, 16_000)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("16000");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "AAC")
    void nothingAtAll_isNoError(AudioFormat format) throws IOException {
        Pcm nothing = Pcm.of(new float[0], RATE);
        assertThat(format.encode(nothing)).isNotNull();
        assertThat(stream(format, nothing, 1)).isNotNull();
    }

    private static byte[] stream(AudioFormat format, Pcm pcm, int pieceLength) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (AudioEncoder encoder = format.encoder(out, pcm.sampleRate())) {
            for (int at = 0; at < pcm.length(); at += pieceLength) {
                encoder.write(Signals.part(pcm, at, Math.min(pieceLength, pcm.length() - at)));
            }
        }
        return out.toByteArray();
    }
}
