package org.assistant.tts.xtts.conversion.vocoder;

import static org.assistant.tts.onnx.graph.GraphBuilder.whole;
import static org.assistant.tts.onnx.graph.GraphBuilder.wholes;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The vocoder of {@link VocoderGraph}, with the convolutions of the residual blocks, 96 % of the arithmetic, in eight bits. After
 * the first convolution the channels are the last dimension, as the kernels require, so nothing is transposed; and every value is
 * divided by the sizes of its channels, which are folded into the weights.
 *
 * <p>A third input, {@code margins} int64 [2], gives the numbers of frames at the beginning and at the end that serve only as
 * context; they are not part of {@code audio}.
 */
public final class ByteVocoderGraph {

    /** The stage before which the margins are cut for the last time: later a cut costs more than it saves. */
    private static final int LAST_CUT = 1;

    private final VocoderShape shape;
    private final GraphBuilder graph;
    private final Weights weights;
    private final ActivationPeaks peaks;

    private ByteVocoderGraph(VocoderShape shape, GraphBuilder graph, Weights weights, ActivationPeaks peaks) {
        this.shape = shape;
        this.graph = graph;
        this.weights = weights;
        this.peaks = peaks;
    }

    /**
     * Builds the graph.
     *
     * @param peaks measured with the graph of {@link VocoderGraph#buildObserved}
     * @throws TTSException.ModelUnavailable if {@code weights} has no vocoder that fits {@code dimensions}
     */
    public static OnnxGraph build(Weights weights, XttsDimensions dimensions, ActivationPeaks peaks) {
        GraphBuilder graph = new GraphBuilder(VocoderGraph.NAME, VocoderGraph.OPERATOR_SET);
        return new ByteVocoderGraph(VocoderShape.of(weights, dimensions), graph, weights, peaks).build();
    }

    private OnnxGraph build() {
        String latents = graph.input("latents", DataType.FLOAT, 1, shape.width(), "frames");
        String speaker = graph.input("speaker", DataType.FLOAT, 1, shape.speakerWidth());
        VocoderLayers layers = new VocoderLayers(graph, weights, false);
        Margins margins = new Margins(graph);
        RowUpsampling upsampling = new RowUpsampling(graph, weights);
        ByteResidualBlocks residual = new ByteResidualBlocks(graph, weights, peaks);

        String height = graph.constant(Initializer.longs("height", 2));
        String x = graph.add("Unsqueeze", List.of(latents, height)); // [1, width, 1, frames]
        x = layers.plainConvolution(x, VocoderShape.first(), 1);
        x = graph.add("Transpose", List.of(x), wholes("perm", 0, 2, 3, 1)); // [1, 1, frames, channels]
        ChannelSizes sizes = ChannelSizes.one(shape.channels());
        x = layers.add(x, colour(speaker, VocoderShape.conditioning(), VocoderShape.first(), sizes));
        int blocks = 1;
        int rate = 1;
        for (VocoderShape.Stage stage : shape.stages()) {
            ChannelSizes before = sizes;
            sizes = ChannelSizes.of(stage, peaks);
            String colour = colour(speaker, stage.conditioning(), stage.upsampling(), sizes);
            if (stage.index() <= LAST_CUT) {
                x = margins.cut(x, 2, rate, shape.reach(stage.index()));
            }
            x = upsampling.add(x, stage, before, 1.0 / blocks, sizes, colour);
            x = residual.add(x, stage, sizes); // [1, 1, time, channels]
            blocks = stage.blocks().size();
            rate *= stage.stride();
        }
        x = last(layers.leaky(x, VocoderGraph.LAST_SLOPE), sizes, 1.0 / blocks);
        x = graph.add("Tanh", List.of(x));
        String flat = graph.constant(Initializer.longs("flat", 1, -1));
        x = margins.cut(graph.add("Reshape", List.of(x, flat)), 1, rate, 0);
        graph.addNamed("", "Identity", List.of(x), List.of("audio"));
        graph.output("audio", DataType.FLOAT, 1, "samples");
        return graph.build();
    }

    /** The value of {@link VocoderLayers#colour}, divided by {@code sizes}. */
    private String colour(String speaker, String stem, String layer, ChannelSizes sizes) {
        int inputs = shape.speakerWidth();
        float[] projection = weights.floats(stem + ".weight");
        float[] matrix = new float[projection.length];
        float[] bias = weights.floats(stem + ".bias");
        float[] layerBias = weights.floats(layer + ".bias");
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) (projection[i] / sizes.of(i / inputs));
        }
        String matrixName = graph.constant(
                Initializer.floats(stem + ".weight", List.of((long) sizes.channels(), (long) inputs), () -> matrix));
        String biasName =
                vector(stem + ".bias", sizes.channels(), i -> ((double) bias[i] + layerBias[i]) / sizes.of(i));
        return graph.add("Gemm", List.of(speaker, matrixName, biasName), whole("transB", 1));
    }

    /**
     * Adds the last convolution, to one channel: multiplies each time step by all taps, then sums along diagonals. The sum is a
     * convolution over all products whose stride is a row and whose dilation is a row and one.
     */
    private String last(String x, ChannelSizes sizes, double factor) {
        String stem = VocoderShape.last() + ".weight";
        float[] filter = weights.floats(stem); // (1, channels, taps)
        int taps = shape.lastKernel();
        float[] matrix = new float[filter.length];
        for (int i = 0; i < matrix.length; i++) {
            matrix[i] = (float) (filter[i] * sizes.of(i / taps) * factor);
        }
        String products = graph.add(
                "MatMul",
                List.of(
                        x,
                        graph.constant(Initializer.floats(
                                stem, List.of((long) sizes.channels(), (long) taps), () -> matrix))));
        String row = graph.constant(Initializer.longs("products", 1, 1, 1, -1));
        products = graph.add("Reshape", List.of(products, row));
        String ones = graph.constant(Initializer.floats("ones", List.of(1L, 1L, 1L, (long) taps), () -> ones(taps)));
        long outside = (long) taps * (taps - 1) / 2;
        return graph.add(
                "Conv",
                List.of(products, ones),
                wholes("kernel_shape", 1, taps),
                wholes("dilations", 1, taps + 1L),
                wholes("strides", 1, taps),
                wholes("pads", 0, outside, 0, outside));
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private String vector(String name, int count, IntToDoubleFunction values) {
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) values.applyAsDouble(i);
        }
        return graph.constant(Initializer.floats(name, List.of((long) count), () -> floats));
    }
}
