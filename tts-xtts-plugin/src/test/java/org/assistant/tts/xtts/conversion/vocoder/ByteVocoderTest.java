package org.assistant.tts.xtts.conversion.vocoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.conversion.calibration.CalibrationModel;
import org.assistant.tts.xtts.conversion.calibration.CalibrationSpeech;
import org.assistant.tts.xtts.conversion.calibration.Nearness;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vocoder in eight bits, compared with the one in float32. */
final class ByteVocoderTest {

    /** Duration of a latent and of a frame in seconds. */
    private static final double LATENT = 1024.0 / 22_050;

    private static final double FRAME = 256.0 / 24_000;

    private static final XttsDimensions DIMENSIONS = TestDimensions.of(16, 1, 1, 10);

    @TempDir
    private Path folder;

    private static Weights weights() {
        return VocoderWeights.small(DIMENSIONS);
    }

    private VocoderModel open(String name, OnnxGraph graph) throws IOException {
        Path file = folder.resolve(name);
        graph.write(file, XttsLayout.weights(file));
        return VocoderModel.open(file, new ExecutionTarget.Cpu(1), DIMENSIONS);
    }

    private OnnxGraph bytes(Weights weights) throws IOException {
        Path file = folder.resolve("observed.onnx");
        VocoderGraph.buildObserved(weights, DIMENSIONS).write(file, XttsLayout.weights(file));
        try (CalibrationModel model = CalibrationModel.open(file, DIMENSIONS)) {
            for (int piece = 0; piece < 6; piece++) {
                model.observe(speech(1000 * piece, 1));
            }
            return ByteVocoderGraph.build(weights, DIMENSIONS, model.peaks());
        }
    }

    /** Noise in place of speech. */
    private static CalibrationSpeech speech(int seed, double spread) {
        List<float[]> latents = new ArrayList<>();
        for (int i = 1; i <= 24; i++) {
            latents.add(noise(DIMENSIONS.width(), seed + i, spread));
        }
        return new CalibrationSpeech(latents, noise(DIMENSIONS.speakerWidth(), seed, 0.04));
    }

    @Test
    void speechNotSeen_nearFloat32() throws IOException {
        Weights weights = weights();
        try (VocoderModel exact = open("exact.onnx", VocoderGraph.build(weights, DIMENSIONS, Precision.FP32));
                VocoderModel bytes = open("bytes.onnx", bytes(weights))) {
            float[] frames = noise(16 * 40, 11, 1);
            float[] speaker = noise(DIMENSIONS.speakerWidth(), 12, 0.04);
            double decibels = Nearness.of(exact.decode(frames, 40, speaker), bytes.decode(frames, 40, speaker))
                    .signalToNoise();
            // Seven bits of weights and eight of values, through thirty-six layers; more would mean they aren't used.
            assertThat(decibels).isBetween(24.0, 50.0);
        }
    }

    @Test
    void streamed_sameAsAtOnceButForARoundingHereAndThere() throws IOException {
        try (VocoderModel bytes = open("bytes.onnx", bytes(weights()))) {
            float[] streamed = speak(bytes, ChunkSchedule.of(DIMENSIONS, 1, 0.4 * LATENT, 0.2 * FRAME, 1));
            float[] atOnce = speak(bytes, ChunkSchedule.of(DIMENSIONS, 1, 100 * LATENT, 100 * FRAME, 1));
            assertThat(streamed).hasSameSizeAs(atOnce);
            // A sum in another order may be rounded to another step.
            assertThat(Nearness.of(atOnce, streamed).signalToNoise()).isGreaterThan(50);
        }
    }

    @ParameterizedTest
    @CsvSource({"13, 13", "0, 13", "13, 0", "5, 20", "20, 17"})
    void margins_areLeftOut_andTheRestIsThatOfAll(int before, int behind) throws IOException {
        try (VocoderModel bytes = open("bytes.onnx", bytes(weights()))) {
            float[] frames = noise(16 * 50, 11, 1);
            float[] speaker = noise(DIMENSIONS.speakerWidth(), 12, 0.04);
            float[] all = bytes.decode(frames, 50, speaker);
            float[] between = bytes.decode(frames, 50, before, behind, speaker);
            assertThat(between).hasSize(256 * (50 - before - behind));
            float[] expected = Arrays.copyOfRange(all, 256 * before, 256 * (50 - behind));
            assertThat(Nearness.of(expected, between).signalToNoise()).isGreaterThan(50);
        }
    }

    @Test
    void reach_coversKernelsAndDilations() {
        VocoderShape shape = VocoderShape.of(weights(), DIMENSIONS);
        // Stage 3: 3 for the last kernel, 60 for the blocks, two samples a column; and so on, upwards.
        assertThat(shape.reach(3)).isEqualTo(33);
        assertThat(shape.reach(2)).isEqualTo(48);
        assertThat(shape.reach(1)).isEqualTo(15);
        assertThat(shape.reach(0)).isEqualTo(11);
    }

    @Test
    void louderThanCalibrated_isClippedNotTornApart() throws IOException {
        Weights weights = weights();
        float[] speaker = noise(DIMENSIONS.speakerWidth(), 12, 0.04);
        try (VocoderModel exact = open("exact.onnx", VocoderGraph.build(weights, DIMENSIONS, Precision.FP32));
                VocoderModel bytes = open("bytes.onnx", bytes(weights))) {
            // Measured 39, 30 and 20 dB; numbers that wrap around would give less than 0.
            assertThat(signalToNoise(exact, bytes, speaker, 1.5)).isGreaterThan(30);
            assertThat(signalToNoise(exact, bytes, speaker, 3)).isGreaterThan(22);
            assertThat(signalToNoise(exact, bytes, speaker, 5)).isGreaterThan(13);
        }
    }

    private static double signalToNoise(VocoderModel exact, VocoderModel bytes, float[] speaker, double loudness) {
        float[] frames = noise(16 * 40, 11, loudness);
        return Nearness.of(exact.decode(frames, 40, speaker), bytes.decode(frames, 40, speaker))
                .signalToNoise();
    }

    private static float[] speak(VocoderModel model, ChunkSchedule schedule) {
        List<Pcm> chunks = new ArrayList<>();
        Conditioning voice = new Conditioning(new float[0], noise(DIMENSIONS.speakerWidth(), 13, 0.04));
        SpeechStream stream = SpeechStream.begin(model, DIMENSIONS, voice, 1, schedule, chunks::add);
        for (int i = 0; i < 30; i++) {
            stream.append(noise(DIMENSIONS.width(), 20 + i, 1));
        }
        stream.finish();
        return Pcm.concat(chunks, DIMENSIONS.outputSampleRate()).toArray();
    }

    private static float[] noise(int length, int seed, double spread) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        return values;
    }
}
