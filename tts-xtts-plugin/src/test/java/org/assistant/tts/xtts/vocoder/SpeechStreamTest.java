package org.assistant.tts.xtts.vocoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpeechStreamTest {

    private static final int WIDTH = 3;
    private static final Conditioning VOICE = new Conditioning(new float[0], new float[] {1});

    /** Depends on {@link SpeechStream#CONTEXT} frames on either side, and on zeros beyond the ends. */
    private static final class BlurDecoder implements FrameDecoder {

        private final List<Integer> counts = new ArrayList<>();
        private final OptionalInt prepared;

        BlurDecoder() {
            this(OptionalInt.empty());
        }

        BlurDecoder(OptionalInt prepared) {
            this.prepared = prepared;
        }

        @Override
        public OptionalInt preparedFrames() {
            return prepared;
        }

        @Override
        public int sampleRate() {
            return 24_000;
        }

        @Override
        public int hop() {
            return 4;
        }

        @Override
        public int width() {
            return WIDTH;
        }

        @Override
        public float[] decode(float[] frames, int count, int before, int behind, float[] speaker) {
            counts.add(count);
            float[] audio = new float[hop() * count];
            for (int i = 0; i < audio.length; i++) {
                double sum = 0;
                for (int reach = -SpeechStream.CONTEXT; reach <= SpeechStream.CONTEXT; reach++) {
                    int at = i / hop() + reach;
                    for (int row = 0; at >= 0 && at < count && row < WIDTH; row++) {
                        sum += frames[row * count + at] * Math.cos(reach * 1.7 + row + i % hop());
                    }
                }
                audio[i] = (float) sum;
            }
            return Arrays.copyOfRange(audio, hop() * before, hop() * (count - behind));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.77, 1, 1.3, 2})
    void everyChunking_givesTheSameSamples(double speed) {
        Random random = new Random(5);
        for (int trial = 0; trial < 40; trial++) {
            float[][] latents = latents(1 + random.nextInt(90), trial);
            ChunkSchedule chunked = ChunkSchedule.at(1 + random.nextInt(20), 1 + random.nextInt(30));
            float[] whole = speak(latents, speed, ChunkSchedule.at(1000, 1000), new BlurDecoder());
            assertThat(speak(latents, speed, chunked, new BlurDecoder())).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void preparedDecoder_givesTheSameSamples_inWindowsOfItsCount(double speed) {
        Random random = new Random(6);
        for (int trial = 0; trial < 40; trial++) {
            float[][] latents = latents(1 + random.nextInt(90), trial);
            ChunkSchedule chunked = ChunkSchedule.at(1 + random.nextInt(20), 1 + random.nextInt(30));
            BlurDecoder windows = new BlurDecoder(OptionalInt.of(41));
            float[] whole = speak(latents, speed, ChunkSchedule.at(1000, 1000), new BlurDecoder());
            assertThat(speak(latents, speed, chunked, windows)).isEqualTo(whole);
            int frames = whole.length / windows.hop();
            // Only speech that ends before one window is full has another number of frames.
            assertThat(windows.counts).allMatch(count -> count == 41 || (count == frames && frames < 41));
        }
    }

    @Test
    void everyLength_isThatOfTheReference() {
        for (int count = 1; count <= 100; count++) {
            float[] audio = speak(latents(count, count), 1, ChunkSchedule.at(7, 12), new BlurDecoder());
            assertThat(audio).hasSize(640 * count / 147 * 4);
        }
    }

    @Test
    void chunk_isGivenAsSoonAsItsContextIsThere() {
        List<Pcm> chunks = new ArrayList<>();
        SpeechStream stream = stream(1, ChunkSchedule.at(6, 6), new BlurDecoder(), chunks::add);
        float[][] latents = latents(6, 1);
        for (int i = 0; i < 5; i++) {
            stream.append(latents[i]);
        }
        assertThat(chunks).isEmpty();
        stream.append(latents[5]);
        // 22 columns have both neighbours, and make 23 frames.
        assertThat(chunks).extracting(Pcm::length).containsExactly(4 * (23 - SpeechStream.CONTEXT));
    }

    @Test
    void tooEarlyForAFrame_waitsForTheNextLatent() {
        List<Pcm> chunks = new ArrayList<>();
        SpeechStream stream = stream(1, ChunkSchedule.at(1, 20), new BlurDecoder(), chunks::add);
        for (float[] latent : latents(4, 1)) {
            stream.append(latent);
        }
        assertThat(chunks).hasSize(1);
    }

    @Test
    void window_isItsFramesAndTheContext() {
        BlurDecoder decoder = new BlurDecoder();
        speak(latents(60, 2), 1, ChunkSchedule.at(12, 12), decoder);
        assertThat(decoder.counts).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(14 * 5 + 2 * 13));
    }

    @Test
    void noLatents_noChunk() {
        List<Pcm> chunks = new ArrayList<>();
        stream(1, ChunkSchedule.at(7, 12), new BlurDecoder(), chunks::add).finish();
        assertThat(chunks).isEmpty();
    }

    @Test
    void appendedAfterTheEnd_refused() {
        SpeechStream stream = stream(1, ChunkSchedule.at(7, 12), new BlurDecoder(), chunk -> {});
        stream.finish();
        assertThatThrownBy(() -> stream.append(new float[WIDTH])).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void latentOfAnotherWidth_refused() {
        SpeechStream stream = stream(1, ChunkSchedule.at(7, 12), new BlurDecoder(), chunk -> {});
        assertThatThrownBy(() -> stream.append(new float[WIDTH + 1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a latent must have 3 values, had 4");
    }

    private static float[] speak(float[][] latents, double speed, ChunkSchedule schedule, FrameDecoder decoder) {
        List<Pcm> chunks = new ArrayList<>();
        SpeechStream stream = stream(speed, schedule, decoder, chunks::add);
        for (float[] latent : latents) {
            stream.append(latent);
        }
        stream.finish();
        return Pcm.concat(chunks, decoder.sampleRate()).toArray();
    }

    private static SpeechStream stream(double speed, ChunkSchedule schedule, FrameDecoder decoder, Consumer<Pcm> sink) {
        return new SpeechStream(decoder, VOICE, new Interpolation(Rates.PUBLISHED, speed), schedule, sink);
    }

    private static float[][] latents(int count, int seed) {
        Random random = new Random(seed);
        float[][] latents = new float[count][WIDTH];
        for (float[] latent : latents) {
            for (int i = 0; i < WIDTH; i++) {
                latent[i] = (float) random.nextGaussian();
            }
        }
        return latents;
    }
}
