package org.assistant.tts.xtts.conversion.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.assistant.tts.onnx.RunPattern;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaCheckpoint;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaWeights;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * Measures a step of the autoregressive network at the published size, with weights from a formula. The networks take turns, so
 * that other work on the machine slows all of them alike.
 */
final class GptSpeed {

    private static final int TURN = 10;
    private static final int TURNS = 15;

    private GptSpeed() {}

    /**
     * Measures the steps.
     *
     * @param arguments folder for the graphs, threads, sequences at once, positions before, precisions such as int8
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int threads = Integer.parseInt(arguments[1]);
        int batch = Integer.parseInt(arguments[2]);
        int before = Integer.parseInt(arguments[3]);
        XttsDimensions dimensions = TestDimensions.of(FormulaCheckpoint.Size.PUBLISHED);
        float[] embeds = new float[batch * dimensions.width()];
        Random random = new Random(1);
        for (int i = 0; i < embeds.length; i++) {
            embeds[i] = (float) random.nextGaussian();
        }
        List<TestGptModel> models = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String word : Arrays.asList(arguments).subList(4, arguments.length)) {
            Precision precision = Precision.valueOf(word.toUpperCase(Locale.ROOT));
            Path file = folder.resolve("gpt-" + word + ".onnx");
            if (!Files.exists(file)) {
                Weights weights = FormulaWeights.gpt(dimensions);
                TestGptModel.write(GptGraph.build(weights, dimensions, precision), folder, "gpt-" + word + ".onnx");
            }
            for (RunPattern pattern : RunPattern.values()) {
                models.add(new TestGptModel(file, dimensions, precision, batch, before + TURN, pattern, threads));
                names.add(word + " " + pattern);
            }
        }
        double[][] millis = new double[models.size()][TURNS * TURN];
        for (int run = 0; run < TURNS * TURN * models.size(); run++) {
            int turn = run / TURN;
            int[] lengths = new int[batch];
            Arrays.fill(lengths, before + run % TURN);
            long start = System.nanoTime();
            models.get(turn % models.size()).run(embeds, lengths);
            millis[turn % models.size()][turn / models.size() * TURN + run % TURN] = (System.nanoTime() - start) / 1e6;
        }
        for (int i = 0; i < millis.length; i++) {
            Arrays.sort(millis[i]);
            System.out.printf(
                    Locale.ROOT,
                    "%-18s ms a step: best %.2f, median %.2f%n",
                    names.get(i),
                    millis[i][0],
                    millis[i][millis[i].length / 2]);
            models.get(i).close();
        }
    }
}
