package org.assistant.tts.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Builds a new graph, node by node. Each method that adds a node returns the name of the node's value, so calls nest like the
 * formula. Not safe for use by several threads.
 */
public final class GraphBuilder {

    /** Domain of the operators that only ONNX Runtime has. */
    public static final String MICROSOFT = "com.microsoft";

    /** IR version of ONNX 1.15, the first with operator set 20. */
    private static final int IR_VERSION = 9;

    private final int operatorSet;
    private final String prefix; // of generated value names
    private final GraphProto.Builder graph;
    private final Map<String, Initializer> constants;

    /**
     * @param name the name of the graph, for people
     * @param operatorSet version of the standard operators, up to 20
     */
    public GraphBuilder(String name, int operatorSet) {
        this(name, operatorSet, "", new LinkedHashMap<>());
    }

    private GraphBuilder(String name, int operatorSet, String prefix, Map<String, Initializer> constants) {
        this.operatorSet = operatorSet;
        this.prefix = prefix;
        this.graph = GraphProto.newBuilder().setName(name);
        this.constants = constants;
    }

    /**
     * Begins a graph inside this one, such as the body of a loop, to be passed to a node as {@link #body}. It may read every
     * value that this graph makes before that node; its constants become constants of this graph.
     *
     * @param name the name of the graph, unique in this one
     */
    public GraphBuilder inner(String name) {
        return new GraphBuilder(name, operatorSet, prefix + name + "_", constants);
    }

    /**
     * Adds an input.
     *
     * @param dimensions each a fixed size, or the name of a size that varies by run; none for a scalar
     * @return {@code name}
     */
    public String input(String name, DataType type, Object... dimensions) {
        graph.addInput(value(name, type, dimensions));
        return name;
    }

    /** Makes the value {@code name} an output; dimensions as in {@link #input}. */
    public void output(String name, DataType type, Object... dimensions) {
        graph.addOutput(value(name, type, dimensions));
    }

    /**
     * Adds a constant.
     *
     * @return its name
     */
    public String constant(Initializer constant) {
        if (constants.putIfAbsent(constant.name(), constant) != null) {
            throw new IllegalArgumentException("there is a constant " + constant.name() + " already");
        }
        return constant.name();
    }

    /** Adds a node of a standard operator with one output, and returns the name of that value. */
    public String add(String operator, List<String> inputs, AttributeProto... attributes) {
        return add("", operator, inputs, 1, attributes).get(0);
    }

    /**
     * Adds a node.
     *
     * @param domain the domain of its operator: empty for the standard, or {@link #MICROSOFT}
     * @param inputs names of values; an empty name stands for an omitted input
     * @param outputs the number of values that it makes
     * @return their names
     */
    public List<String> add(
            String domain, String operator, List<String> inputs, int outputs, AttributeProto... attributes) {
        String name = prefix + operator + "_" + graph.getNodeCount();
        return addNamed(
                domain,
                operator,
                inputs,
                IntStream.range(0, outputs).mapToObj(i -> name + "_" + i).toList(),
                attributes);
    }

    /** Adds a node whose values have the names {@code outputs}, and returns these. */
    public List<String> addNamed(
            String domain, String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(prefix + operator + "_" + graph.getNodeCount())
                .setDomain(domain)
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(Arrays.asList(attributes)));
        return outputs;
    }

    /** Returns the graph built so far. */
    public OnnxGraph build() {
        OnnxGraph built = OnnxGraph.of(ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(operatorSet))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(MICROSOFT).setVersion(1))
                .setGraph(graph)
                .build());
        constants.values().forEach(built::add);
        return built;
    }

    /** Returns an integer attribute. */
    public static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    /** Returns an attribute with integers. */
    public static AttributeProto wholes(String name, long... values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(Arrays.stream(values).boxed().toList())
                .build();
    }

    /** Returns a float attribute. */
    public static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    /** Returns an attribute with the complete graph {@code inner}; see {@link #inner(String)}. */
    public static AttributeProto body(String name, GraphBuilder inner) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(inner.graph)
                .build();
    }

    /**
     * Returns the description of an input or output of a graph.
     *
     * @param dimensions as in {@link #input}
     */
    public static ValueInfoProto value(String name, DataType type, Object... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dimension : dimensions) {
            if (dimension instanceof Number size) {
                shape.addDimBuilder().setDimValue(size.longValue());
            } else {
                shape.addDimBuilder().setDimParam((String) dimension);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
