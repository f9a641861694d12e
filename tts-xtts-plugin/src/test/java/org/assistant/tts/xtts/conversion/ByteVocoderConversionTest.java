package org.assistant.tts.xtts.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.xtts.conversion.calibration.CalibrationSpeech;
import org.assistant.tts.xtts.conversion.calibration.CalibrationSpeeches;
import org.assistant.tts.xtts.conversion.calibration.Nearness;
import org.assistant.tts.xtts.conversion.graph.GraphMaterial;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;
import org.assistant.tts.xtts.vocoder.VocoderModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vocoder after the conversion of a checkpoint for processors. */
final class ByteVocoderConversionTest {

    private static final String MEASURED = "vocoder-int8.onnx";

    @TempDir
    private static Path checkpoint;

    @TempDir
    private Path folder;

    private final List<String> notes = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();

    @BeforeAll
    static void write() throws IOException {
        FormulaModel.write(checkpoint);
    }

    private final Progress progress = new Progress() {
        @Override
        public void at(String step, long done, long total) {
            steps.add(step);
        }

        @Override
        public void note(String sentence) {
            notes.add(sentence);
        }
    };

    private XttsLayout convert(CalibrationSpeeches.Source speech) {
        new XttsModelPackage(precisions -> GraphSteps.of(precisions, speech), Conversion.Room.REAL)
                .convert(checkpoint, folder, List.of("int8"), progress);
        return new XttsLayout(folder);
    }

    /** Noise of deviation {@code spread}; 1 is that of the network's last norm. */
    private static CalibrationSpeech speech(GraphMaterial material, long seed, double spread) {
        XttsDimensions dimensions = material.dimensions();
        Random random = new Random(seed);
        List<float[]> latents = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            latents.add(noise(random, dimensions.width(), spread));
        }
        return new CalibrationSpeech(latents, noise(random, dimensions.speakerWidth(), 0.04));
    }

    private static float[] noise(Random random, int length, double spread) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (spread * random.nextGaussian());
        }
        return values;
    }

    private Nearness measured(XttsLayout layout) {
        return ConversionRecord.read(layout.converted())
                .orElseThrow()
                .compared()
                .get(MEASURED);
    }

    @Test
    void speechLikeThatOfLater_vocoderSpeaksInEightBits() throws IOException {
        XttsLayout layout = convert(
                material -> new CalibrationSpeeches(List.of(speech(material, 1, 1)), List.of(speech(material, 2, 1))));
        assertThat(measured(layout).signalToNoise()).isBetween(25.0, 60.0);
        assertThat(notes).contains(MEASURED + ": " + measured(layout));
        assertThat(steps).contains("[4/4] vocoder-int8.onnx, calibrating", "[4/4] vocoder-int8.onnx, checking");
        assertThat(layout.problems(Precision.INT8)).isEmpty();
        assertThat(layout.vocoder(Precision.FP32)).doesNotExist();
        XttsDimensions dimensions = XttsDimensions.read(layout.dimensions());
        try (VocoderModel model =
                VocoderModel.open(layout.vocoderBeside(Precision.INT8), new ExecutionTarget.Cpu(1), dimensions)) {
            float[] audio = model.decode(noise(new Random(3), 4 * dimensions.width(), 1), 4, new float[512]);
            assertThat(audio).hasSize(4 * 256);
            assertThat(loudest(audio)).isBetween(1e-3, 1.0);
        }
    }

    @Test
    void calibrationThatHeardNextToNothing_vocoderStaysInFloat32() throws IOException {
        XttsLayout layout = convert(material ->
                new CalibrationSpeeches(List.of(speech(material, 1, 1e-3)), List.of(speech(material, 2, 30))));
        assertThat(measured(layout).signalToNoise()).isLessThan(Nearness.LEAST_SIGNAL_TO_NOISE);
        assertThat(notes).contains(MEASURED + " is not accurate enough, using float32 instead: " + measured(layout));
        assertThat(layout.vocoderBeside(Precision.INT8)).isEqualTo(layout.vocoder(Precision.FP32));
        assertThat(layout.problems(Precision.INT8)).isEmpty();
        try (Stream<Path> files = Files.list(layout.converted())) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("vocoder-fp32.onnx", "vocoder-fp32.onnx.data")
                    .noneMatch(file -> file.contains("int8") && file.contains("vocoder"))
                    .noneMatch(file -> file.contains("observed"));
        }
    }

    private static double loudest(float[] audio) {
        double loudest = 0;
        for (float sample : audio) {
            loudest = Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }
}
