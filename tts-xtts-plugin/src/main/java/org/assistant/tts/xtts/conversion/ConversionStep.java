package org.assistant.tts.xtts.conversion;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.conversion.calibration.Nearness;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.conversion.graph.GraphMaterial;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * One graph of a conversion.
 *
 * @param file path of the graph
 * @param tensors prefixes of the names of its tensors
 * @param precision of most of its weights, or the largest precision written on the way
 * @param maker makes the graph
 * @param instead the step that replaces this one if its graph is not accurate enough
 */
record ConversionStep(
        Function<XttsLayout, Path> file,
        List<String> tensors,
        Precision precision,
        Maker maker,
        Optional<ConversionStep> instead) {

    /** Makes a graph and its weights. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes the graph.
         *
         * @param names of the tensors of the step
         * @param graph to be written, with its weights in {@link XttsLayout#weights}
         * @return accuracy relative to float32, if it has to be measured
         */
        Optional<Nearness> make(GraphMaterial material, List<String> names, Path graph) throws IOException;
    }

    /** Makes a graph that reads its weights only when it is written. */
    @FunctionalInterface
    interface Source {
        OnnxGraph build(Weights weights, XttsDimensions dimensions);
    }

    ConversionStep {
        tensors = List.copyOf(tensors);
    }

    /** Returns a step whose graph is always accurate enough. */
    static ConversionStep of(
            Function<XttsLayout, Path> file, List<String> tensors, Precision precision, Source source) {
        Maker maker = (material, names, graph) -> {
            source.build(material.reporting(names), material.dimensions()).write(graph, XttsLayout.weights(graph));
            return Optional.empty();
        };
        return new ConversionStep(file, tensors, precision, maker, Optional.empty());
    }

    /** The names of its tensors in {@code weights}. */
    List<String> names(Weights weights) {
        return weights.names().stream()
                .filter(name -> tensors.stream().anyMatch(name::startsWith))
                .toList();
    }

    /** An estimate of its size in bytes, rather too high than too low. */
    long bytes(Weights weights) {
        long elements = names(weights).stream()
                .mapToLong(name ->
                        weights.shape(name).stream().mapToLong(size -> size).reduce(1, Math::multiplyExact))
                .sum();
        return switch (precision) {
            case FP32 -> elements * 4 + elements / 8;
            case FP16 -> elements * 2 + elements / 8;
            case INT8 -> elements + elements / 8;
            case INT4 -> elements * 3 / 4;
        };
    }
}
