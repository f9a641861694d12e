package org.assistant.tts.xtts.conversion.vocoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.vocoder.ChunkSchedule;
import org.assistant.tts.xtts.vocoder.SpeechStream;
import org.assistant.tts.xtts.vocoder.VocoderModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class VocoderGraphTest {

    /** Duration of a latent and of a frame in seconds. */
    private static final double LATENT = 1024.0 / 22_050;

    private static final double FRAME = 256.0 / 24_000;

    private static final int WIDTH = 16;
    private static final XttsDimensions DIMENSIONS = TestDimensions.of(WIDTH, 1, 1, 10);

    /** Rounding of float32 through eighty layers; samples are of the order of 0.1. */
    private static final double ROUNDING = 1e-6;

    @TempDir
    private Path folder;

    @Test
    void fp32_givesTheAudioOfTheFormula() throws IOException {
        Weights weights = VocoderWeights.small(DIMENSIONS);
        float[] frames = noise(WIDTH * 9, 1, 1);
        float[] speaker = noise(DIMENSIONS.speakerWidth(), 2, 0.04);
        double[] audio = new PlainVocoder(weights).decode(frames, 9, speaker);
        assertThat(rms(audio)).isGreaterThan(0.01);
        try (VocoderModel model = open(VocoderGraph.build(weights, DIMENSIONS, Precision.FP32))) {
            assertThat(distance(audio, model.decode(frames, 9, speaker))).isLessThan(ROUNDING);
        }
    }

    @Test
    void fp16_isNear() throws IOException {
        Weights weights = VocoderWeights.small(DIMENSIONS);
        float[] frames = noise(WIDTH * 5, 3, 1);
        float[] speaker = noise(DIMENSIONS.speakerWidth(), 4, 0.04);
        double[] audio = new PlainVocoder(weights).decode(frames, 5, speaker);
        try (VocoderModel model = open(VocoderGraph.build(weights, DIMENSIONS, Precision.FP16))) {
            float[] half = model.decode(frames, 5, speaker);
            // Eleven bits, some of which are lost on the way.
            assertThat(distance(audio, half)).isBetween(ROUNDING, 0.01 * rms(audio));
        }
    }

    @Test
    void speaker_colours() throws IOException {
        Weights weights = VocoderWeights.small(DIMENSIONS);
        float[] frames = noise(WIDTH * 4, 5, 1);
        try (VocoderModel model = open(VocoderGraph.build(weights, DIMENSIONS, Precision.FP32))) {
            assertThat(model.decode(frames, 4, noise(512, 6, 0.04)))
                    .isNotEqualTo(model.decode(frames, 4, noise(512, 7, 0.04)));
        }
    }

    @Test
    void streamed_sameAsAtOnce() throws IOException {
        Weights weights = VocoderWeights.small(DIMENSIONS);
        Conditioning voice = new Conditioning(new float[0], noise(512, 8, 0.04));
        try (VocoderModel model = open(VocoderGraph.build(weights, DIMENSIONS, Precision.FP32))) {
            List<Pcm> chunks = new ArrayList<>();
            List<Pcm> whole = new ArrayList<>();
            ChunkSchedule schedule = ChunkSchedule.of(DIMENSIONS, 1, 0.5 * LATENT, 0.2 * FRAME, 1);
            SpeechStream stream = SpeechStream.begin(model, DIMENSIONS, voice, 1, schedule, chunks::add);
            ChunkSchedule never = ChunkSchedule.of(DIMENSIONS, 1, 100 * LATENT, 100 * FRAME, 1);
            SpeechStream atOnce = SpeechStream.begin(model, DIMENSIONS, voice, 1, never, whole::add);
            for (int i = 0; i < 30; i++) {
                stream.append(noise(WIDTH, 100 + i, 1));
                atOnce.append(noise(WIDTH, 100 + i, 1));
            }
            stream.finish();
            atOnce.finish();
            assertThat(whole).hasSize(1);
            assertThat(chunks).hasSizeGreaterThan(2);
            float[] streamed = Pcm.concat(chunks, 24_000).toArray();
            assertThat(streamed).hasSize(640 * 30 / 147 * 256);
            assertThat(distance(doubles(whole.get(0).toArray()), streamed)).isLessThan(ROUNDING);
        }
    }

    @Test
    void otherWidth_saysSo() {
        Weights weights = VocoderWeights.small(DIMENSIONS);
        XttsDimensions other = TestDimensions.of(WIDTH + 1, 1, 1, 10);
        assertThatThrownBy(() -> VocoderGraph.build(weights, other, Precision.FP32))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessage("latent size of the vocoder must be 17, was 16");
    }

    private VocoderModel open(OnnxGraph graph) throws IOException {
        Path file = folder.resolve("vocoder.onnx");
        graph.write(file, XttsLayout.weights(file));
        return VocoderModel.open(file, new ExecutionTarget.Cpu(1), DIMENSIONS);
    }

    private static float[] noise(int length, int seed, double spread) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        return values;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static double rms(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return Math.sqrt(sum / values.length);
    }

    private static double distance(double[] a, float[] b) {
        assertThat(b).hasSameSizeAs(a);
        double distance = 0;
        for (int i = 0; i < b.length; i++) {
            distance = Math.max(distance, Math.abs(a[i] - b[i]));
        }
        return distance;
    }
}
