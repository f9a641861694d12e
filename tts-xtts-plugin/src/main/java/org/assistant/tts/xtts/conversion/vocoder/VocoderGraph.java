package org.assistant.tts.xtts.conversion.vocoder;

import static org.assistant.tts.onnx.graph.GraphBuilder.whole;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The vocoder as a graph: {@code latents} f32 [1, width, frames] and {@code speaker} f32 [1, speaker width] become {@code audio}
 * f32 [1, hop * frames].
 *
 * <p>A projection of the speaker embedding is part of the bias of the first convolution and of each transposed one. The residual
 * blocks of a stage are summed instead of averaged: the next layers are a leaky ReLU, which passes a positive factor, and a
 * convolution, whose weights include the factor.
 */
public final class VocoderGraph {

    static final String NAME = "vocoder";
    static final int OPERATOR_SET = 17;

    /** Slope of the leaky ReLU before the last convolution: the reference calls it without one there, so the default applies. */
    static final float LAST_SLOPE = 0.01f;

    private final VocoderShape shape;
    private final boolean half;
    private final GraphBuilder graph;
    private final VocoderLayers layers;
    private final FloatResidualBlocks residual;

    private VocoderGraph(
            VocoderShape shape,
            boolean half,
            GraphBuilder graph,
            VocoderLayers layers,
            FloatResidualBlocks.Observer observer) {
        this.shape = shape;
        this.half = half;
        this.graph = graph;
        this.layers = layers;
        this.residual = new FloatResidualBlocks(layers, observer);
    }

    /**
     * Builds the graph in floating point; the weights are read when it is written.
     *
     * @param precision {@link Precision#FP32}, or {@link Precision#FP16} for all but the inputs and the output
     * @throws TTSException.ModelUnavailable if {@code weights} has no vocoder that fits {@code dimensions}
     */
    public static OnnxGraph build(Weights weights, XttsDimensions dimensions, Precision precision) {
        if (precision != Precision.FP32 && precision != Precision.FP16) {
            throw new IllegalArgumentException("precision must be fp32 or fp16, was " + precision.word());
        }
        boolean half = precision == Precision.FP16;
        GraphBuilder graph = new GraphBuilder(NAME, OPERATOR_SET);
        VocoderLayers layers = new VocoderLayers(graph, weights, half);
        FloatResidualBlocks.Observer nobody = (stem, input, output) -> {};
        return new VocoderGraph(VocoderShape.of(weights, dimensions), half, graph, layers, nobody).build();
    }

    /**
     * Builds the graph in float32 with more outputs: the peaks of the inputs and outputs of the residual blocks' convolutions, as
     * {@link ActivationPeaks} names them.
     *
     * @throws TTSException.ModelUnavailable if {@code weights} has no vocoder that fits {@code dimensions}
     */
    public static OnnxGraph buildObserved(Weights weights, XttsDimensions dimensions) {
        GraphBuilder graph = new GraphBuilder(NAME, OPERATOR_SET);
        VocoderLayers layers = new VocoderLayers(graph, weights, false);
        FloatResidualBlocks.Observer observer =
                (stem, input, output) -> ActivationPeaks.observe(graph, stem, input, output);
        return new VocoderGraph(VocoderShape.of(weights, dimensions), false, graph, layers, observer).build();
    }

    private OnnxGraph build() {
        String latents = graph.input("latents", DataType.FLOAT, 1, shape.width(), "frames");
        String speaker = graph.input("speaker", DataType.FLOAT, 1, shape.speakerWidth());
        latents = half ? cast(latents, DataType.FLOAT16) : latents;
        speaker = half ? cast(speaker, DataType.FLOAT16) : speaker;

        String height = graph.constant(Initializer.longs("height", 2));
        String x = graph.add("Unsqueeze", List.of(latents, height)); // [1, width, 1, frames]
        x = layers.add(layers.plainConvolution(x, VocoderShape.first(), 1), firstColour(speaker));
        int blocks = 1;
        for (VocoderShape.Stage stage : shape.stages()) {
            x = layers.leaky(x, VocoderLayers.SLOPE);
            x = layers.upsampling(x, stage, 1f / blocks, colour(speaker, stage)); // [1, channels, 1, time * stride]
            x = residual.add(x, stage);
            blocks = stage.blocks().size();
        }
        x = layers.leaky(x, LAST_SLOPE);
        x = layers.plainConvolution(x, VocoderShape.last(), 1f / blocks); // [1, 1, 1, hop * frames]
        x = graph.add("Tanh", List.of(half ? cast(x, DataType.FLOAT) : x));
        String flat = graph.constant(Initializer.longs("flat", 1, -1));
        graph.addNamed("", "Reshape", List.of(x, flat), List.of("audio"));
        graph.output("audio", DataType.FLOAT, 1, "samples");
        return graph.build();
    }

    private String firstColour(String speaker) {
        String colour = layers.colour(speaker, VocoderShape.conditioning(), VocoderShape.first());
        return layers.reshape(colour, "first_colour", 1, shape.channels(), 1, 1);
    }

    private String colour(String speaker, VocoderShape.Stage stage) {
        String colour = layers.colour(speaker, stage.conditioning(), stage.upsampling());
        return layers.reshape(colour, "colour_" + stage.index(), stage.outChannels());
    }

    private String cast(String value, DataType type) {
        return graph.add("Cast", List.of(value), whole("to", type.getNumber()));
    }
}
