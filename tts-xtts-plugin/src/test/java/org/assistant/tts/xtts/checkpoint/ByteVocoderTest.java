package org.assistant.tts.xtts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.vocoder.ChunkSchedule;
import org.assistant.tts.xtts.vocoder.SpeechStream;
import org.assistant.tts.xtts.vocoder.VocoderModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vocoder in eight bits against the one in float32. */
final class ByteVocoderTest {

    private static final XttsDimensions DIMENSIONS = TestDimensions.of(16, 1, 1, 10);

    @TempDir
    private Path folder;

    private static Weights weights() {
        FormulaWeights weights = VocoderWeights.small(DIMENSIONS);
        weights.norm("gpt.final_norm", DIMENSIONS.width());
        return weights;
    }

    private VocoderModel open(String name, OnnxGraph graph) throws IOException {
        Path file = folder.resolve(name);
        graph.write(file, XttsLayout.weights(file));
        return VocoderModel.open(file, new ExecutionTarget.Cpu(1), DIMENSIONS);
    }

    private OnnxGraph bytes(Weights weights) throws IOException {
        List<CalibrationSpeech> speech = CalibrationSpeech.noise(weights, DIMENSIONS);
        return VocoderGraph.build(weights, DIMENSIONS, CalibrationModel.peaks(weights, DIMENSIONS, speech, folder, 1));
    }

    @Test
    void speechNotSeen_nearFloat32() throws IOException {
        Weights weights = weights();
        try (VocoderModel exact = open("exact.onnx", VocoderGraph.build(weights, DIMENSIONS, Precision.FP32));
                VocoderModel bytes = open("bytes.onnx", bytes(weights))) {
            float[] frames = noise(16 * 40, 11, 1);
            float[] speaker = noise(DIMENSIONS.speakerWidth(), 12, 0.04);
            double decibels = signalToNoise(exact.decode(frames, 40, speaker), bytes.decode(frames, 40, speaker));
            // Seven bits of weights and eight of values, through thirty-six layers; more would mean it isn't used.
            assertThat(decibels).isBetween(24.0, 50.0);
        }
    }

    @Test
    void streamed_sameAsAtOnceButForARoundingHereAndThere() throws IOException {
        try (VocoderModel bytes = open("bytes.onnx", bytes(weights()))) {
            float[] streamed = speak(bytes, ChunkSchedule.of(DIMENSIONS, 1, 0.4, 0.2));
            float[] atOnce = speak(bytes, ChunkSchedule.of(DIMENSIONS, 1, 100, 100));
            assertThat(streamed).hasSameSizeAs(atOnce);
            // A sum in another order may fall on the other side of a step.
            assertThat(signalToNoise(atOnce, streamed)).isGreaterThan(50);
        }
    }

    @Test
    void calibration_leavesNoFiles() throws IOException {
        bytes(weights());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
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

    /** In decibels. */
    private static double signalToNoise(float[] signal, float[] other) {
        double power = 0;
        double noise = 1e-20;
        for (int i = 0; i < signal.length; i++) {
            power += signal[i] * signal[i];
            noise += Math.pow(signal[i] - other[i], 2);
        }
        return 10 * Math.log10(power / noise);
    }
}
