package org.assistant.tts.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.spi.TTSException;

/**
 * Replaces dynamically quantised convolutions with float32 convolutions. ONNX Runtime up to 1.30 runs the quantised ones
 * several times slower on a processor.
 *
 * <p>A quantiser writes {@code y = Conv(x, w, bias)} as {@code (xq, xs, xz) = DynamicQuantizeLinear(x)}, {@code i =
 * ConvInteger(xq, wq, xz, wz)}, then, if there is a bias, {@code i = i + Reshape(Cast(Floor(bias / (xs * ws))))}, and {@code y
 * = Cast(i) * (xs * ws)}. This class restores {@code y = Conv(x, (wq - wz) * ws, bias)}, which differs only by the rounding of
 * {@code x} and of the bias.
 */
public final class FloatConvolutions {

    private static final String QUANTISED = "ConvInteger";

    private final OnnxGraph graph;

    private FloatConvolutions(OnnxGraph graph) {
        this.graph = graph;
    }

    /**
     * Rewrites every quantised convolution of {@code graph} and drops dead nodes.
     *
     * @return the number of convolutions
     * @throws TTSException.ModelUnavailable if the nodes around one differ from the pattern above
     */
    public static int rewrite(OnnxGraph graph) {
        FloatConvolutions rewriter = new FloatConvolutions(graph);
        List<NodeProto> quantised = quantised(graph);
        quantised.forEach(rewriter::replace);
        graph.removeDead();
        if (!quantised(graph).isEmpty()) {
            throw new TTSException.ModelUnavailable(
                    "quantised convolutions remain: " + quantised(graph).size(), null);
        }
        return quantised.size();
    }

    private static List<NodeProto> quantised(OnnxGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.getOpType().equals(QUANTISED))
                .toList();
    }

    private void replace(NodeProto convolution) {
        NodeProto quantizer = producer(convolution, convolution.getInput(0), "DynamicQuantizeLinear");
        NodeProto next = onlyConsumer(convolution, convolution.getOutput(0));
        Optional<String> bias = Optional.empty();
        Optional<String> biasScale = Optional.empty();
        if (next.getOpType().equals("Add")) {
            NodeProto quotient = biasQuotient(convolution, other(next, convolution.getOutput(0)));
            bias = Optional.of(constant(convolution, quotient.getInput(0)).name());
            biasScale = Optional.of(quotient.getInput(1));
            next = onlyConsumer(convolution, next.getOutput(0));
        }
        expect(convolution, next, "Cast");
        NodeProto product = onlyConsumer(convolution, next.getOutput(0));
        expect(convolution, product, "Mul");
        String scale = other(product, next.getOutput(0));
        String dynamicScale = quantizer.getOutput(1);
        String weightScale = other(producer(convolution, scale, "Mul"), dynamicScale);
        boolean known = convolution.getInputCount() == 4
                && convolution.getInput(2).equals(quantizer.getOutput(2))
                && biasScale.map(scale::equals).orElse(true);
        if (!known) {
            throw unknown(convolution);
        }

        Initializer weight = weight(convolution, constant(convolution, weightScale));
        graph.add(weight);
        NodeProto.Builder replacement = NodeProto.newBuilder()
                .setName(convolution.getName())
                .setOpType("Conv")
                .addInput(quantizer.getInput(0))
                .addInput(weight.name())
                .addAllAttribute(convolution.getAttributeList())
                .addOutput(product.getOutput(0));
        bias.ifPresent(replacement::addInput);
        graph.replaceProducer(product.getOutput(0), replacement.build());
    }

    /** Returns the node that divides the bias by its scale, found from the summand. */
    private NodeProto biasQuotient(NodeProto convolution, String summand) {
        NodeProto reshape = producer(convolution, summand, "Reshape");
        NodeProto cast = producer(convolution, reshape.getInput(0), "Cast");
        NodeProto floor = producer(convolution, cast.getInput(0), "Floor");
        return producer(convolution, floor.getInput(0), "Div");
    }

    private Initializer weight(NodeProto convolution, Initializer scale) {
        Initializer quantised = constant(convolution, convolution.getInput(1));
        Initializer zeroPoint = constant(convolution, convolution.getInput(3));
        int channels = Math.toIntExact(quantised.shape().get(0));
        if (!perChannel(scale, channels) || !perChannel(zeroPoint, channels)) {
            throw unknown(convolution);
        }
        return Initializer.floats(
                convolution.getOutput(0) + "_weight",
                quantised.shape(),
                () -> dequantise(quantised.toFloats(), scale.toFloats(), zeroPoint.toFloats(), channels));
    }

    private static float[] dequantise(float[] weights, float[] scale, float[] zeroPoint, int channels) {
        int size = weights.length / channels;
        for (int i = 0; i < weights.length; i++) {
            int channel = i / size;
            weights[i] = (weights[i] - zeroPoint[channel % zeroPoint.length]) * scale[channel % scale.length];
        }
        return weights;
    }

    private static boolean perChannel(Initializer values, int channels) {
        return values.size() == 1 || values.size() == channels;
    }

    private NodeProto producer(NodeProto convolution, String value, String operator) {
        return graph.producer(value)
                .filter(node -> node.getOpType().equals(operator))
                .orElseThrow(() -> unknown(convolution));
    }

    private NodeProto onlyConsumer(NodeProto convolution, String value) {
        List<NodeProto> consumers = graph.consumers(value);
        if (consumers.size() != 1) {
            throw unknown(convolution);
        }
        return consumers.get(0);
    }

    private Initializer constant(NodeProto convolution, String value) {
        return graph.initializer(value).orElseThrow(() -> unknown(convolution));
    }

    /** Returns the other input of a node with two inputs. */
    private static String other(NodeProto node, String input) {
        return node.getInput(0).equals(input) ? node.getInput(1) : node.getInput(0);
    }

    private static void expect(NodeProto convolution, NodeProto node, String operator) {
        if (!node.getOpType().equals(operator)) {
            throw unknown(convolution);
        }
    }

    private static TTSException unknown(NodeProto convolution) {
        return new TTSException.ModelUnavailable(
                "quantised convolution " + convolution.getName() + " is not part of a known pattern of nodes", null);
    }
}
