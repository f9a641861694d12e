package org.assistant.tts.xtts.conversion.vocoder;

import static org.assistant.tts.onnx.graph.GraphBuilder.number;
import static org.assistant.tts.onnx.graph.GraphBuilder.whole;

import java.util.List;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;

/**
 * Transposed convolutions of the vocoder as matrix products, channels last. A kernel is two strides wide, so a stretch of one
 * stride depends on two frames: a row of these two times a matrix gives all samples of the stretch one after the other, which is
 * their order in memory. In float32: rounding the input to eight bits increases the distance to the exact spectrum by a third.
 */
final class RowUpsampling {

    private final GraphBuilder graph;
    private final Weights weights;
    private final String after;
    private final String before;
    private final String time;

    RowUpsampling(GraphBuilder graph, Weights weights) {
        this.graph = graph;
        this.weights = weights;
        this.after = graph.constant(Initializer.longs("one_after", 0, 0, 0, 0, 0, 0, 1, 0));
        this.before = graph.constant(Initializer.longs("one_before", 0, 0, 1, 0, 0, 0, 0, 0));
        this.time = graph.constant(Initializer.longs("time_axis", 2));
    }

    /**
     * Adds a leaky ReLU and the convolution.
     *
     * @param x [1, 1, frames, channels], divided by {@code read}
     * @param factor of the weights
     * @param bias [1, out channels], divided by {@code made}
     * @return [1, 1, frames * stride, out channels], divided by {@code made}
     */
    String add(String x, VocoderShape.Stage stage, ChannelSizes read, double factor, ChannelSizes made, String bias) {
        String stem = stage.upsampling();
        int out = stage.outChannels();
        int rows = 2 * stage.channels();
        int samples = stage.stride() * out;
        String y = graph.add("LeakyRelu", List.of(x), number("alpha", VocoderLayers.SLOPE));
        List<String> frames = List.of(graph.add("Pad", List.of(y, after)), graph.add("Pad", List.of(y, before)));
        y = graph.add("Concat", frames, whole("axis", 3)); // [1, 1, frames + 1, rows]
        y = reshape(y, stem + ".rows", -1, rows);
        String matrix = graph.constant(Initializer.floats(
                stem + ".weight", List.of((long) rows, (long) samples), () -> matrix(stage, read, factor, made)));
        y = graph.add("Gemm", List.of(y, matrix, repeated(bias, stage)));
        y = reshape(y, stem + ".samples", 1, 1, -1, out);
        // Half a stride at either end depends on one frame only.
        String from = graph.constant(Initializer.longs(stem + ".from", stage.padding()));
        String to = graph.constant(Initializer.longs(stem + ".to", -stage.padding()));
        return graph.add("Slice", List.of(y, from, to, time));
    }

    /** Returns the bias repeated for each sample of a stretch. */
    private String repeated(String bias, VocoderShape.Stage stage) {
        String many = graph.constant(
                Initializer.longs(stage.upsampling() + ".bias_shape", stage.stride(), stage.outChannels()));
        return reshape(graph.add("Expand", List.of(bias, many)), stage.upsampling() + ".flat_bias", -1);
    }

    private float[] matrix(VocoderShape.Stage stage, ChannelSizes read, double factor, ChannelSizes made) {
        float[] filters = weights.floats(stage.upsampling() + ".weight"); // (channels, out channels, kernel)
        int out = stage.outChannels();
        float[] matrix = new float[filters.length];
        for (int i = 0; i < stage.channels(); i++) {
            for (int o = 0; o < out; o++) {
                for (int tap = 0; tap < stage.kernel(); tap++) {
                    int row = tap / stage.stride() * stage.channels() + i;
                    int column = tap % stage.stride() * out + o;
                    double weight = filters[(i * out + o) * stage.kernel() + tap];
                    matrix[row * stage.stride() * out + column] = (float) (factor * weight * read.of(i) / made.of(o));
                }
            }
        }
        return matrix;
    }

    private String reshape(String x, String name, long... shape) {
        return graph.add("Reshape", List.of(x, graph.constant(Initializer.longs(name, shape))));
    }
}
