package org.assistant.tts.xtts.conversion.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;

/**
 * Multiplies by the matrices of a checkpoint, {@code y = xW} or {@code y = xW + b}, with W [in, out] kept in some precision. A
 * matrix is read, and quantized, only when the graph is written.
 */
abstract sealed class LinearLayer {

    final GraphBuilder graph;
    final Weights weights;

    private LinearLayer(GraphBuilder graph, Weights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    /** Returns a layer that keeps matrices in {@code precision} and adds nodes to {@code graph}. */
    static LinearLayer of(Precision precision, GraphBuilder graph, Weights weights) {
        return switch (precision) {
            case FP32 -> new Floats(graph, weights);
            case FP16 -> new Halves(graph, weights);
            case INT8 -> new Bytes(graph, weights);
            case INT4 -> new Nibbles(graph, weights);
        };
    }

    /** Adds {@code x} times {@code stem.weight}. */
    abstract String product(String x, String stem);

    /** Adds {@code x} times {@code stem.weight} plus {@code stem.bias}. */
    abstract String affine(String x, String stem);

    /** The type of the factors and of the product. */
    DataType type() {
        return DataType.FLOAT;
    }

    /** The tensor {@code name} as a constant in {@link #type()}. */
    String constant(String name) {
        return graph.constant(Initializer.floats(name, shape(name), () -> weights.floats(name)));
    }

    final List<Long> shape(String name) {
        return weights.shape(name).stream().map(Integer::longValue).toList();
    }

    private static sealed class Floats extends LinearLayer {
        Floats(GraphBuilder graph, Weights weights) {
            super(graph, weights);
        }

        @Override
        String product(String x, String stem) {
            return graph.add("MatMul", List.of(x, constant(stem + ".weight")));
        }

        @Override
        String affine(String x, String stem) {
            return graph.add("Add", List.of(product(x, stem), constant(stem + ".bias")));
        }
    }

    private static final class Halves extends Floats {
        Halves(GraphBuilder graph, Weights weights) {
            super(graph, weights);
        }

        @Override
        DataType type() {
            return DataType.FLOAT16;
        }

        @Override
        String constant(String name) {
            return graph.constant(Initializer.halves(name, shape(name), () -> weights.floats(name)));
        }
    }

    /** Eight-bit integers with a scale for each column; {@code x} is rounded to eight bits at each run. */
    private static final class Bytes extends LinearLayer {
        Bytes(GraphBuilder graph, Weights weights) {
            super(graph, weights);
        }

        @Override
        String product(String x, String stem) {
            return add(matrix(x, stem));
        }

        @Override
        String affine(String x, String stem) {
            return add(Stream.concat(matrix(x, stem).stream(), Stream.of("", constant(stem + ".bias")))
                    .toList());
        }

        private String add(List<String> inputs) {
            return graph.add(GraphBuilder.MICROSOFT, "DynamicQuantizeMatMul", inputs, 1)
                    .get(0);
        }

        private List<String> matrix(String x, String stem) {
            String name = stem + ".weight";
            List<Long> shape = shape(name);
            int columns = Math.toIntExact(shape.get(1));
            String bytes = graph.constant(Initializer.bytes(
                    name,
                    DataType.INT8,
                    shape,
                    () -> ByteColumns.of(weights.floats(name), columns).values()));
            String scales = graph.constant(Initializer.floats(
                    stem + ".scale",
                    List.of(shape.get(1)),
                    () -> ByteColumns.of(weights.floats(name), columns).scales()));
            return List.of(x, bytes, scales);
        }
    }

    /** Four-bit integers with a scale for each block of a column; {@code x} is rounded to eight bits at each run. */
    private static final class Nibbles extends LinearLayer {

        /** The level at which the operator multiplies eight-bit integers. */
        private static final int EIGHT_BIT_INPUT = 4;

        Nibbles(GraphBuilder graph, Weights weights) {
            super(graph, weights);
        }

        @Override
        String product(String x, String stem) {
            return add(x, stem, List.of());
        }

        @Override
        String affine(String x, String stem) {
            return add(x, stem, List.of("", "", constant(stem + ".bias")));
        }

        private String add(String x, String stem, List<String> more) {
            String name = stem + ".weight";
            int rows = weights.shape(name).get(0);
            int columns = weights.shape(name).get(1);
            long blocks = NibbleBlocks.blocks(rows);
            String nibbles = graph.constant(Initializer.bytes(
                    name,
                    DataType.UINT8,
                    List.of((long) columns, blocks, (long) NibbleBlocks.BYTES),
                    () -> NibbleBlocks.of(weights.floats(name), columns).values()));
            String scales = graph.constant(Initializer.floats(
                    stem + ".scale",
                    List.of(columns * blocks),
                    () -> NibbleBlocks.of(weights.floats(name), columns).scales()));
            List<String> inputs = new ArrayList<>(List.of(x, nibbles, scales));
            inputs.addAll(more);
            AttributeProto[] attributes = {
                GraphBuilder.whole("K", rows),
                GraphBuilder.whole("N", columns),
                GraphBuilder.whole("bits", 4),
                GraphBuilder.whole("block_size", NibbleBlocks.BLOCK),
                GraphBuilder.whole("accuracy_level", EIGHT_BIT_INPUT)
            };
            return graph.add(GraphBuilder.MICROSOFT, "MatMulNBits", inputs, 1, attributes)
                    .get(0);
        }
    }
}
