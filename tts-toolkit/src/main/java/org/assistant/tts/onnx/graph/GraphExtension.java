package org.assistant.tts.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Adds nodes and constants to a graph that is there. Each method gives the name of the value it makes, so that calls nest as
 * the formula does. Not safe for use by several threads.
 */
public final class GraphExtension {

    private final OnnxGraph graph;
    private final String prefix;
    private final Map<String, String> small = new HashMap<>(); // by what they hold
    private int count;

    /** @param prefix of the names of all that is added, new in {@code graph} */
    public GraphExtension(OnnxGraph graph, String prefix) {
        this.graph = graph;
        this.prefix = prefix;
    }

    /** The graph that is extended. */
    public OnnxGraph graph() {
        return graph;
    }

    /** Adds a node of a standard operator with one output. */
    public String add(String operator, List<String> inputs, AttributeProto... attributes) {
        return add("", operator, inputs, 1, attributes).get(0);
    }

    /**
     * Adds a node.
     *
     * @param domain of its operator: empty for the standard, or {@link GraphBuilder#MICROSOFT}
     * @param outputs how many values it makes
     * @return their names
     */
    public List<String> add(
            String domain, String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
        String name = name(operator);
        List<String> values =
                IntStream.range(0, outputs).mapToObj(i -> name + "_" + i).toList();
        graph.add(NodeProto.newBuilder()
                .setName(name)
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(values)
                .addAllAttribute(Arrays.asList(attributes))
                .build());
        return values;
    }

    /** A constant of int64 with one dimension. */
    public String wholes(long... values) {
        return small.computeIfAbsent("int64 " + Arrays.toString(values), key -> {
            String name = name("wholes");
            graph.add(Initializer.longs(name, values));
            return name;
        });
    }

    /** A constant of float32 without dimensions. */
    public String number(float value) {
        return small.computeIfAbsent("float " + value, key -> {
            String name = name("number");
            graph.add(Initializer.floats(name, List.of(), () -> new float[] {value}));
            return name;
        });
    }

    /** A constant of uint8 without dimensions. */
    public String unsigned(int value) {
        return small.computeIfAbsent("uint8 " + value, key -> {
            String name = name("unsigned");
            graph.add(Initializer.bytes(name, DataType.UINT8, List.of(), () -> new byte[] {(byte) value}));
            return name;
        });
    }

    /**
     * A constant of float32.
     *
     * @param values the elements by their place, row after row
     */
    public String floats(List<Long> shape, IntToDoubleFunction values) {
        float[] elements = new float[Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact))];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = (float) values.applyAsDouble(i);
        }
        String name = name("floats");
        graph.add(Initializer.floats(name, shape, () -> elements));
        return name;
    }

    /** A constant of int32 with one dimension; the array is given away. */
    public String ints(int[] values) {
        String name = name("ints");
        graph.add(Initializer.ints(name, List.of((long) values.length), () -> values));
        return name;
    }

    /** A constant of int8 or uint8; the array is given away. */
    public String bytes(DataType type, List<Long> shape, byte[] values) {
        String name = name("bytes");
        graph.add(Initializer.bytes(name, type, shape, () -> values));
        return name;
    }

    private String name(String kind) {
        return prefix + kind + "_" + count++;
    }
}
