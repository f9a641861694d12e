package org.assistant.tts.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Builds small graphs, with nodes in the order of the calls. */
public final class TinyGraph {

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("tiny");

    public TinyGraph input(String name, DataType type) {
        graph.addInput(value(name, type));
        return this;
    }

    /** Adds an input without dimensions. */
    public TinyGraph scalar(String name, DataType type) {
        ValueInfoProto.Builder scalar = value(name, type).toBuilder();
        scalar.getTypeBuilder().getTensorTypeBuilder().setShape(TensorShapeProto.getDefaultInstance());
        graph.addInput(scalar);
        return this;
    }

    public TinyGraph output(String name, DataType type) {
        graph.addOutput(value(name, type));
        return this;
    }

    public TinyGraph constant(String name, List<Long> shape, float... values) {
        TensorProto.Builder tensor = tensor(name, DataType.FLOAT, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    public TinyGraph constant(String name, List<Long> shape, long... values) {
        TensorProto.Builder tensor = tensor(name, DataType.INT64, shape);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    /** Adds a uint8 constant. */
    public TinyGraph bytes(String name, List<Long> shape, int... values) {
        byte[] content = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            content[i] = (byte) values[i];
        }
        graph.addInitializer(tensor(name, DataType.UINT8, shape).setRawData(ByteString.copyFrom(content)));
        return this;
    }

    public TinyGraph node(String operator, List<String> inputs, List<String> outputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(outputs.get(0) + "_node")
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs)
                .addAllAttribute(Arrays.asList(attributes)));
        return this;
    }

    public static AttributeProto whole(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    public static AttributeProto wholes(String name, List<Long> values) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addAllInts(values)
                .build();
    }

    public static AttributeProto body(String name, TinyGraph body) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.GRAPH)
                .setG(body.graph)
                .build();
    }

    public OnnxGraph build() {
        return OnnxGraph.of(ModelProto.newBuilder()
                .setIrVersion(9)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(20))
                .setGraph(graph)
                .build());
    }

    /** Writes the graph to {@code folder} and returns its file. */
    public Path write(Path folder) throws IOException {
        Path file = folder.resolve("tiny.onnx");
        build().write(file, folder.resolve("tiny.weights"));
        return file;
    }

    /**
     * Returns a graph that doubles {@code x}, shape [1, 1], as often as the scalar {@code times}; its output is {@code y}. With
     * {@link Long#MAX_VALUE} it never ends by itself.
     */
    public static TinyGraph doubling() {
        TinyGraph body = new TinyGraph()
                .scalar("i", DataType.INT64)
                .scalar("go", DataType.BOOL)
                .input("before", DataType.FLOAT)
                .node("Identity", List.of("go"), List.of("go_on"))
                .node("MatMul", List.of("before", "two"), List.of("after"))
                .output("go_on", DataType.BOOL)
                .output("after", DataType.FLOAT);
        return new TinyGraph()
                .input("times", DataType.INT64)
                .input("x", DataType.FLOAT)
                .constant("two", List.of(1L, 1L), 2f)
                .node("Loop", List.of("times", "", "x"), List.of("y"), body("body", body))
                .output("y", DataType.FLOAT);
    }

    private static TensorProto.Builder tensor(String name, DataType type, List<Long> shape) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(shape);
    }

    private static ValueInfoProto value(String name, DataType type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber())))
                .build();
    }
}
