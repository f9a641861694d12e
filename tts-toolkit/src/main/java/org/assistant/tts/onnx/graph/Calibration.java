package org.assistant.tts.onnx.graph;

import static org.assistant.tts.onnx.graph.GraphBuilder.whole;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Observes the ranges of a graph's values while it runs. For one thread. */
public final class Calibration {

    private static final String LEAST = "least/";
    private static final String MOST = "most/";

    private final Map<String, ChannelRange> ranges = new HashMap<>();

    /**
     * Adds outputs to {@code graph} with the least and most of each channel of {@code values}. Pass them to {@link #take} after
     * each run.
     *
     * @param values of shape [1, channels, time]
     */
    public static void observe(OnnxGraph graph, Collection<String> values) {
        GraphExtension extension = new GraphExtension(graph, "observed_");
        String time = extension.wholes(2);
        for (String value : new TreeSet<>(values)) {
            output(extension, "ReduceMin", value, time, LEAST + value);
            output(extension, "ReduceMax", value, time, MOST + value);
        }
        graph.removeDead();
    }

    private static void output(GraphExtension extension, String operator, String value, String time, String name) {
        OnnxGraph graph = extension.graph();
        graph.add(NodeProto.newBuilder()
                .setName(name)
                .setOpType(operator)
                .addInput(value)
                .addInput(time)
                .addOutput(name)
                .addAttribute(whole("keepdims", 0))
                .build());
        graph.addOutput(name, DataType.FLOAT);
    }

    /**
     * Adds the ranges of one run.
     *
     * @param outputs the outputs of the run by name, including those that {@link #observe} added
     */
    public void take(Map<String, float[]> outputs) {
        outputs.forEach((name, least) -> {
            if (name.startsWith(LEAST)) {
                String value = name.substring(LEAST.length());
                ranges.merge(value, new ChannelRange(least, outputs.get(MOST + value)), ChannelRange::with);
            }
        });
    }

    /**
     * Returns the range of {@code value}.
     *
     * @throws IllegalArgumentException if it was not observed
     */
    public ChannelRange range(String value) {
        ChannelRange range = ranges.get(value);
        if (range == null) {
            throw new IllegalArgumentException("nothing was seen of " + value);
        }
        return range;
    }

    /** Writes the ranges so far; the same ranges give the same bytes. */
    public void write(DataOutput out) throws IOException {
        out.writeInt(ranges.size());
        for (Map.Entry<String, ChannelRange> range : new TreeMap<>(ranges).entrySet()) {
            out.writeUTF(range.getKey());
            range.getValue().write(out);
        }
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is cut off
     * @throws IllegalArgumentException if a range is none
     */
    public static Calibration read(DataInput in) throws IOException {
        Calibration calibration = new Calibration();
        for (int left = in.readInt(); left > 0; left--) {
            String value = in.readUTF();
            calibration.ranges.put(value, ChannelRange.read(in));
        }
        return calibration;
    }
}
