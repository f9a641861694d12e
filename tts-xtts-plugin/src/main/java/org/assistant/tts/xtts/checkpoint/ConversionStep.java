package org.assistant.tts.xtts.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * One graph of a conversion.
 *
 * @param file where it belongs
 * @param tensors how the names of its tensors begin
 * @param precision of most of its weights
 * @param source makes it
 */
record ConversionStep(Function<XttsLayout, Path> file, List<String> tensors, Precision precision, Source source) {

    /** Makes a graph whose weights are asked for when it is written. */
    @FunctionalInterface
    interface Source {
        OnnxGraph build(Weights weights, XttsDimensions dimensions);
    }

    ConversionStep {
        tensors = List.copyOf(tensors);
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
