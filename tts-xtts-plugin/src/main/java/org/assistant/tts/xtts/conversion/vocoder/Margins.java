package org.assistant.tts.xtts.conversion.vocoder;

import static org.assistant.tts.onnx.graph.GraphBuilder.whole;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;

/**
 * Frames at both ends of a window that serve only as context for those between them. Only the first layers reach that far;
 * columns that no later layer needs are cut off on the way, and the rest of the margins at the end.
 */
final class Margins {

    private final GraphBuilder graph;
    private final String frames;
    private final String nothing;
    private final String first;
    private final String second;
    private String cut; // columns cut off at either end; null before the first cut
    private int rate; // columns a frame at the latest cut
    private int cuts;

    /** Adds the input {@code margins} int64 [2]: frames at the beginning and at the end. */
    Margins(GraphBuilder graph) {
        this.graph = graph;
        this.frames = graph.input("margins", DataType.INT64, 2);
        this.nothing = graph.constant(Initializer.longs("margin_nothing", 0));
        this.first = graph.constant(Initializer.longs("margin_first", 0));
        this.second = graph.constant(Initializer.longs("margin_second", 1));
    }

    /**
     * Cuts the margins of {@code x} down to {@code reach} columns on either side.
     *
     * @param axis of time
     * @param columns a frame, a multiple of that of the cut before
     * @param reach columns to keep on either side
     */
    String cut(String x, int axis, int columns, int reach) {
        String wide = graph.add("Mul", List.of(frames, number("rate", columns)));
        String wanted = graph.add("Max", List.of(graph.add("Sub", List.of(wide, number("reach", reach))), nothing));
        String more = wanted;
        if (cut != null) {
            String before = graph.add("Mul", List.of(cut, number("growth", columns / rate)));
            more = graph.add("Sub", List.of(wanted, before));
        }
        String length = graph.add("Shape", List.of(x), whole("start", axis), whole("end", axis + 1L));
        String from = graph.add("Gather", List.of(more, first));
        String to = graph.add("Sub", List.of(length, graph.add("Gather", List.of(more, second))));
        String kept = graph.add("Slice", List.of(x, from, to, number("axis", axis)));
        cut = wanted;
        rate = columns;
        cuts++;
        return kept;
    }

    private String number(String what, long value) {
        return graph.constant(Initializer.longs("margin_" + what + "_" + cuts, value));
    }
}
