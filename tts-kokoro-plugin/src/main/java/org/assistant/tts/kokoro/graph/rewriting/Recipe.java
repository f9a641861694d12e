package org.assistant.tts.kokoro.graph.rewriting;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assistant.tts.onnx.graph.Calibration;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.onnx.graph.StftConvolution;
import org.assistant.tts.spi.TTSException;

/**
 * How the tuned graph is made from the one with float32 convolutions. The pitch predictor, the text part, the harmonic source,
 * the last convolution and the inverse transform stay as they are.
 */
public final class Recipe {

    /** Six residual blocks and two for the source, six convolutions each. */
    private static final int GENERATOR_LAYERS = 48;

    private final OnnxGraph graph;
    private final List<SnakeConvolution> generator;
    private final List<NodeProto> decoder;

    /**
     * Reads a graph without changing it.
     *
     * @param graph with convolutions in float32
     * @throws TTSException.ModelUnavailable if it is not a graph for this recipe
     */
    public Recipe(OnnxGraph graph) {
        this.graph = graph;
        this.generator = SnakeConvolution.all(graph);
        this.decoder = DecoderConvolutions.all(graph);
        if (generator.size() != GENERATOR_LAYERS || decoder.isEmpty()) {
            throw new TTSException.ModelUnavailable(
                    "the graph has " + generator.size() + " layers of a generator and " + decoder.size()
                            + " convolutions of a decoder; such a graph can't be tuned",
                    null);
        }
    }

    /** The values whose ranges must be observed, each [1, channels, time]. */
    public Set<String> observed() {
        Set<String> values = new HashSet<>(GeneratorTables.observed(generator));
        values.addAll(DecoderConvolutions.observed(decoder));
        return values;
    }

    /**
     * Changes the graph; returns the statistics of the generator's layers.
     *
     * @param calibration has observed the values that {@link #observed} names
     * @param largestWeight see {@link org.assistant.tts.onnx.graph.ByteKernel}
     */
    public List<Statistic> apply(Calibration calibration, int largestWeight) {
        List<Statistic> statistics = GeneratorTables.rewrite(graph, generator, calibration, largestWeight);
        DecoderConvolutions.rewrite(graph, decoder, calibration, largestWeight);
        StftConvolution.rewrite(graph);
        graph.removeDead();
        NormNodes.rewrite(graph);
        return statistics;
    }
}
