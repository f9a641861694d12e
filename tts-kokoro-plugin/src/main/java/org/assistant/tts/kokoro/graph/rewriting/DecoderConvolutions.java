package org.assistant.tts.kokoro.graph.rewriting;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assistant.tts.onnx.graph.ByteConvolutions;
import org.assistant.tts.onnx.graph.ByteSteps;
import org.assistant.tts.onnx.graph.Calibration;
import org.assistant.tts.onnx.graph.GraphExtension;
import org.assistant.tts.onnx.graph.NodeAttributes;
import org.assistant.tts.onnx.graph.OnnxGraph;

/**
 * Quantises the convolutions of the decoder, the energy predictor and the upsampling of the generator to 8 bits; everything
 * between them stays float32. The pitch predictor stays as it is: rounding it shifts the phase of every harmonic.
 */
final class DecoderConvolutions {

    /** A projection to fewer channels is cheap and needs full precision. */
    private static final long FEWEST_CHANNELS = 64;

    private DecoderConvolutions() {}

    /** The convolutions of {@code graph} that {@link #rewrite} changes, in graph order. */
    static List<NodeProto> all(OnnxGraph graph) {
        return graph.nodes().stream()
                .filter(node -> isDecoding(graph, node) || isUpsampling(graph, node))
                .toList();
    }

    private static boolean isDecoding(OnnxGraph graph, NodeProto node) {
        String value = node.getOutput(0);
        return node.getOpType().equals("Conv")
                && (value.startsWith("/decoder/decoder/") || value.startsWith("/encoder/N."))
                && !value.contains("/generator/")
                && NodeAttributes.whole(node, "group", 1) == 1
                && channels(graph, node, 0) >= FEWEST_CHANNELS;
    }

    private static boolean isUpsampling(OnnxGraph graph, NodeProto node) {
        return node.getOpType().equals("ConvTranspose")
                && node.getOutput(0).contains("/generator/ups.")
                && channels(graph, node, 1) >= FEWEST_CHANNELS;
    }

    private static long channels(OnnxGraph graph, NodeProto node, int dimension) {
        return graph.initializer(node.getInput(1))
                .map(weight -> weight.shape().get(dimension))
                .orElse(0L);
    }

    /** The values whose ranges {@link #rewrite} needs. */
    static List<String> observed(List<NodeProto> convolutions) {
        return convolutions.stream()
                .flatMap(node -> Stream.of(node.getInput(0), node.getOutput(0)))
                .distinct()
                .toList();
    }

    /**
     * Rewrites {@code convolutions} of {@code graph}.
     *
     * @param calibration has observed the values that {@link #observed} names
     */
    static void rewrite(OnnxGraph graph, List<NodeProto> convolutions, Calibration calibration, int largestWeight) {
        ByteConvolutions bytes = new ByteConvolutions(new GraphExtension(graph, "decoder_"), largestWeight);
        Map<String, String> quantized = new HashMap<>();
        for (NodeProto convolution : convolutions) {
            String value = convolution.getOutput(0);
            // By now its input may have been replaced by another since the observation.
            String reads = graph.producer(value).orElseThrow().getInput(0);
            ByteSteps inputs = ByteSteps.ofInput(calibration.range(convolution.getInput(0)), Margin.ROOMY.read());
            ByteSteps outputs = ByteSteps.ofOutput(calibration.range(value), Margin.ROOMY.made());
            String x = quantized.computeIfAbsent(reads, input -> bytes.quantize(input, inputs));
            String y = convolution.getOpType().equals("Conv")
                    ? bytes.add(convolution, x, inputs, outputs).name()
                    : bytes.addTransposed(convolution, x, inputs, outputs);
            graph.redirect(value, bytes.dequantize(y, outputs));
        }
        graph.removeDead();
    }
}
