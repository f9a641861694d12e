package org.assistant.tts.kokoro.graph.rewriting;

import static org.assistant.tts.onnx.graph.GraphBuilder.whole;
import static org.assistant.tts.onnx.graph.GraphBuilder.wholes;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.assistant.tts.onnx.graph.ByteConvolutions;
import org.assistant.tts.onnx.graph.ByteSteps;
import org.assistant.tts.onnx.graph.ByteValue;
import org.assistant.tts.onnx.graph.Calibration;
import org.assistant.tts.onnx.graph.GraphExtension;
import org.assistant.tts.onnx.graph.OnnxGraph;

/**
 * Replaces the generator's normalisations, activations and convolutions by tables and 8-bit convolutions.
 *
 * <p>The input of a convolution is a function of its channel and of one number. If that number has eight bits, the function is a
 * table of 256 entries a channel, which the graph computes anew for each sentence, since mean, variance and style are those of
 * the sentence. A lookup then replaces a normalisation, a sine and a rounding of every sample.
 */
final class GeneratorTables {

    /**
     * Every seventh frame of a convolution's output counts for mean and variance. The frames have periods of 6 and 10 from the
     * upsampling, with which 2 or 4 would be in step (log-spectrum distance 0.26 instead of 0.225).
     */
    private static final int STRIDE = 7;

    private static final int ENTRIES = 256;

    private final GraphExtension graph;
    private final ByteConvolutions convolutions;
    private final Calibration calibration;
    private final Map<String, ByteValue> made = new HashMap<>();
    private final Map<String, Indexed> indexed = new LinkedHashMap<>();

    /**
     * A value as numbers from 0 to 255.
     *
     * @param index int32 [1, channels, time]
     * @param numbers the value of each index, [1, channels or 1, 256]
     * @param mean over time, [1, channels, 1]
     * @param variance over time, [1, channels, 1]
     * @param unit of the latter three, for each channel
     */
    private record Indexed(
            String index, String numbers, String mean, String variance, int channels, IntToDoubleFunction unit) {

        Statistic statistic() {
            return new Statistic(mean, variance, channels);
        }
    }

    private GeneratorTables(OnnxGraph graph, Calibration calibration, int largestWeight) {
        this.graph = new GraphExtension(graph, "table_");
        this.convolutions = new ByteConvolutions(this.graph, largestWeight);
        this.calibration = calibration;
    }

    /**
     * Rewrites {@code layers}; returns the statistics that their tables are computed from.
     *
     * @param layers of {@code graph}, in graph order
     * @param calibration has observed the values that {@link #observed} names
     * @param largestWeight see {@link org.assistant.tts.onnx.graph.ByteKernel}
     */
    static List<Statistic> rewrite(
            OnnxGraph graph, List<SnakeConvolution> layers, Calibration calibration, int largestWeight) {
        GeneratorTables tables = new GeneratorTables(graph, calibration, largestWeight);
        layers.forEach(tables::replace);
        tables.made.forEach(
                (value, bytes) -> graph.redirect(value, tables.convolutions.dequantize(bytes.name(), bytes.steps())));
        graph.removeDead();
        return tables.indexed.values().stream().map(Indexed::statistic).toList();
    }

    /** The values whose ranges {@link #rewrite} needs. */
    static List<String> observed(List<SnakeConvolution> layers) {
        return layers.stream()
                .flatMap(
                        layer -> List.of(
                                layer.norm().x(),
                                layer.convolution().getInput(0),
                                layer.convolution().getOutput(0))
                                .stream())
                .distinct()
                .toList();
    }

    private void replace(SnakeConvolution layer) {
        NodeProto convolution = layer.convolution();
        String value = convolution.getOutput(0);
        Margin margin = Margin.of(convolution.getName());
        Indexed x = indexed.computeIfAbsent(layer.norm().x(), this::index);
        ByteSteps read = ByteSteps.ofInput(calibration.range(convolution.getInput(0)), margin.read());
        ByteSteps written = ByteSteps.ofOutput(calibration.range(value), margin.made());
        String entries = graph.add("GatherElements", List.of(table(layer, x, read), x.index()), whole("axis", 2));
        made.put(value, convolutions.add(convolution, entries, read, written));
    }

    /** uint8 [1, channels, 256]: the convolution's input for each number of {@code x}, in {@code steps}. */
    private String table(SnakeConvolution layer, Indexed x, ByteSteps steps) {
        AdaptiveNorm norm = layer.norm();
        float[] alpha = layer.alpha().toFloats();
        int channels = steps.channels();
        String alphas = column(channels, c -> alpha[c]);
        String epsilons =
                column(channels, c -> norm.epsilon() / Math.pow(x.unit().applyAsDouble(c), 2));
        String deviation = graph.add("Sqrt", List.of(graph.add("Add", List.of(x.variance(), epsilons))));
        String slope = graph.add("Div", List.of(graph.add("Mul", List.of(norm.gamma(), alphas)), deviation));
        String start = graph.add("Mul", List.of(norm.beta(), alphas));
        start = graph.add("Sub", List.of(start, graph.add("Mul", List.of(slope, x.mean()))));
        String angle = graph.add("Add", List.of(graph.add("Mul", List.of(x.numbers(), slope)), start));
        String sine = graph.add("Sin", List.of(angle));
        String activated = graph.add("Add", List.of(angle, graph.add("Mul", List.of(sine, sine))));
        activated = graph.add("Mul", List.of(activated, column(channels, c -> 1 / alpha[c])));
        return convolutions.quantize(activated, steps);
    }

    private Indexed index(String x) {
        return Optional.ofNullable(made.get(x)).map(this::indexOfMade).orElseGet(() -> indexOfSum(x));
    }

    /** The output of another convolution already has eight bits. */
    private Indexed indexOfMade(ByteValue bytes) {
        String some = graph.add(
                "Slice",
                List.of(
                        bytes.byTime(),
                        graph.wholes(0),
                        graph.wholes(Integer.MAX_VALUE),
                        graph.wholes(1),
                        graph.wholes(STRIDE)));
        some = graph.add("Transpose", List.of(some), wholes("perm", 0, 2, 1));
        some = cast(some, DataType.FLOAT);
        return indexed(
                cast(bytes.name(), DataType.INT32),
                graph.floats(List.of(1L, 1L, (long) ENTRIES), i -> i),
                some,
                bytes.steps().channels(),
                bytes.steps()::step);
    }

    /** The sum of residuals is float32. */
    private Indexed indexOfSum(String x) {
        ByteSteps steps = ByteSteps.ofValue(calibration.range(x), Margin.of(x).sum());
        return indexed(
                cast(convolutions.quantize(x, steps), DataType.INT32),
                graph.floats(
                        List.of(1L, (long) steps.channels(), (long) ENTRIES),
                        i -> (i % ENTRIES - steps.zero(i / ENTRIES)) * steps.step(i / ENTRIES)),
                x,
                steps.channels(),
                c -> 1);
    }

    private Indexed indexed(String index, String numbers, String sample, int channels, IntToDoubleFunction unit) {
        String time = graph.wholes(2);
        String mean = graph.add("ReduceMean", List.of(sample, time), whole("keepdims", 1));
        String power = graph.add("Mul", List.of(sample, sample));
        power = graph.add("ReduceMean", List.of(power, time), whole("keepdims", 1));
        String variance = graph.add("Sub", List.of(power, graph.add("Mul", List.of(mean, mean))));
        return new Indexed(index, numbers, mean, graph.add("Relu", List.of(variance)), channels, unit);
    }

    private String cast(String value, DataType type) {
        return graph.add("Cast", List.of(value), whole("to", type.getNumber()));
    }

    private String column(int channels, IntToDoubleFunction numbers) {
        return graph.floats(List.of(1L, (long) channels, 1L), numbers);
    }
}
