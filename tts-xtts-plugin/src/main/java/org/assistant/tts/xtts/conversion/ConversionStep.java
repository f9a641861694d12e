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
 * @param file where it belongs
 * @param tensors how the names of its tensors begin
 * @param precision that most of its weights are written in, or the largest that is written on the way
 * @param maker makes it
 * @param instead what is made in its place if it is not good enough
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
         * Makes it.
         *
         * @param names of the tensors of the step
         * @param graph to be written, with its weights in {@link XttsLayout#weights}
         * @return how near it comes to float32, if its maker can't know before
         */
        Optional<Nearness> make(GraphMaterial material, List<String> names, Path graph) throws IOException;
    }

    /** Makes a graph whose weights are asked for when it is written. */
    @FunctionalInterface
    interface Source {
        OnnxGraph build(Weights weights, XttsDimensions dimensions);
    }

    ConversionStep {
        tensors = List.copyOf(tensors);
    }

    /** A step that always makes what is good enough. */
    static ConversionStep of(
            Function<XttsLayout, Path> file, List<String> tensors, Precision precision, Source source) {
        Maker maker = (material, names, graph) -> {
            source.build(material.reporting(names), material.dimensions()).write(graph, XttsLayout.weights(graph));
            return Optional.empty();
        };
        return new ConversionStep(file, tensors, precision, maker, Optional.empty());
    }

    /** Names of its tensors in {@code weights}. */
    List<String> names(Weights weights) {
        return weights.names().stream()
                .filter(name -> tensors.stream().anyMatch(name::startsWith))
                .toList();
    }

    /** About how many bytes it takes, rather more than fewer. */
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
