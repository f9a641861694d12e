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
 * Adds nodes and constants to an existing graph. Each method returns the name of the value that it adds, so calls nest like the
 * formula. Not safe for use by several threads.
 */
public final class GraphExtension {

    private final OnnxGraph graph;
    private final String prefix;
    private final Map<String, String> small = new HashMap<>(); // by type and content
    private int count;

    /** @param prefix the prefix of all added names, unique in {@code graph} */
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
     * @param domain the domain of its operator: empty for the standard, or {@link GraphBuilder#MICROSOFT}
     * @param outputs the number of values that it makes
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

    /** Adds an int64 constant with one dimension. */
    public String wholes(long... values) {
        return small.computeIfAbsent("int64 " + Arrays.toString(values), key -> {
            String name = name("wholes");
            graph.add(Initializer.longs(name, values));
            return name;
        });
    }

    /** Adds a float32 scalar. */
    public String number(float value) {
        return small.computeIfAbsent("float " + value, key -> {
            String name = name("number");
            graph.add(Initializer.floats(name, List.of(), () -> new float[] {value}));
            return name;
        });
    }

    /** Adds a uint8 scalar. */
    public String unsigned(int value) {
        return small.computeIfAbsent("uint8 " + value, key -> {
            String name = name("unsigned");
            graph.add(Initializer.bytes(name, DataType.UINT8, List.of(), () -> new byte[] {(byte) value}));
            return name;
        });
    }

    /**
     * Adds a float32 constant.
     *
     * @param values the elements by their index, in row-major order
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

    /** Adds an int32 constant with one dimension; takes ownership of the array. */
    public String ints(int[] values) {
        String name = name("ints");
        graph.add(Initializer.ints(name, List.of((long) values.length), () -> values));
        return name;
    }

    /** Adds an int8 or uint8 constant; takes ownership of the array. */
    public String bytes(DataType type, List<Long> shape, byte[] values) {
        String name = name("bytes");
        graph.add(Initializer.bytes(name, type, shape, () -> values));
        return name;
    }

    private String name(String kind) {
        return prefix + kind + "_" + count++;
    }
}
