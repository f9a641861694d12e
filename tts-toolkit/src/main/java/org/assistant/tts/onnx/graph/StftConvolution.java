package org.assistant.tts.onnx.graph;

import static org.assistant.tts.onnx.graph.GraphBuilder.whole;
import static org.assistant.tts.onnx.graph.GraphBuilder.wholes;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.assistant.tts.spi.TTSException;

/**
 * Replaces a short-time Fourier transform, which ONNX Runtime computes sum by sum, with a convolution.
 *
 * <p>The imaginary parts of the first and the last frequency are zero except for rounding. If a graph computes their phase, the
 * sign of that noise decides between pi and -pi: with ONNX Runtime's transform the first is 0.998 times pi, the last mostly
 * -pi. So here they are tiny constants, positive for the first and negative for the last.
 */
public final class StftConvolution {

    private static final float NEXT_TO_NOTHING = 1e-20f;

    private StftConvolution() {}

    /**
     * Rewrites the only transform of {@code graph}, whose output [1, frames, frequencies, 2] is transposed to [1, frequencies,
     * frames, 2] and split by Gathers into real and imaginary parts.
     *
     * @throws TTSException.ModelUnavailable if there is not exactly one, or the nodes around it differ
     */
    public static void rewrite(OnnxGraph graph) {
        List<NodeProto> transforms = graph.nodes().stream()
                .filter(node -> node.getOpType().equals("STFT"))
                .toList();
        if (transforms.size() != 1) {
            throw unknown(transforms.size() + " short-time transforms in the graph");
        }
        NodeProto transform = transforms.get(0);
        long hop = constant(graph, transform.getInput(1)).toLongs()[0];
        float[] window = constant(graph, transform.getInput(2)).toFloats();
        int frequencies = window.length / 2 + 1;
        GraphExtension extension = new GraphExtension(graph, "stft_");
        String signal = extension.add("Reshape", List.of(transform.getInput(0), extension.wholes(1, 1, -1)));
        String filters = extension.floats(
                List.of(2L * frequencies, 1L, (long) window.length),
                i -> filter(i / window.length, i % window.length, window));
        String bias = extension.floats(List.of(2L * frequencies), StftConvolution.bias(frequencies));
        String both = extension.add(
                "Conv",
                List.of(signal, filters, bias),
                wholes("kernel_shape", window.length),
                wholes("strides", hop),
                wholes("pads", 0, 0));
        List<String> parts = extension.add(
                "", "Split", List.of(both, extension.wholes(frequencies, frequencies)), 2, whole("axis", 1));
        replaceParts(graph, transform, parts);
    }

    private static void replaceParts(OnnxGraph graph, NodeProto transform, List<String> parts) {
        List<NodeProto> turned = graph.consumers(transform.getOutput(0));
        if (turned.size() != 1 || !turned.get(0).getOpType().equals("Transpose")) {
            throw unknown("the transform is not transposed");
        }
        Set<Long> seen = new HashSet<>();
        for (NodeProto part : graph.consumers(turned.get(0).getOutput(0))) {
            if (!part.getOpType().equals("Gather") || NodeAttributes.whole(part, "axis", 0) != 3) {
                throw unknown("the transform is not split in two");
            }
            long index = constant(graph, part.getInput(1)).toLongs()[0];
            seen.add(index);
            graph.redirect(part.getOutput(0), parts.get(Math.toIntExact(index)));
        }
        if (!seen.equals(Set.of(0L, 1L))) {
            throw unknown("the transform has parts " + seen);
        }
    }

    /**
     * Returns tap {@code n} of a filter: cosines for the real parts of all frequencies, then negative sines for the imaginary
     * parts.
     */
    private static double filter(int filter, int n, float[] window) {
        int last = window.length / 2;
        int frequency = filter % (last + 1);
        double angle = 2 * Math.PI * frequency * n / window.length;
        if (filter <= last) {
            return Math.cos(angle) * window[n];
        }
        return frequency == 0 || frequency == last ? 0 : -Math.sin(angle) * window[n];
    }

    private static IntToDoubleFunction bias(int frequencies) {
        return filter -> filter == frequencies ? NEXT_TO_NOTHING : filter == 2 * frequencies - 1 ? -NEXT_TO_NOTHING : 0;
    }

    private static Initializer constant(OnnxGraph graph, String value) {
        return graph.initializer(value).orElseThrow(() -> unknown(value + " is not a constant"));
    }

    private static TTSException unknown(String what) {
        return new TTSException.ModelUnavailable("the short-time transform can't be rewritten: " + what, null);
    }
}
