package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FloatConvolutionsTest {

    private static final long FLOAT = DataType.FLOAT.getNumber();
    private static final long INT32 = DataType.INT32.getNumber();

    @TempDir
    private Path folder;

    /** Two output channels of one input channel, kernel 2, stride 2; zero point 128, scale 0.5. */
    private static TinyGraph quantised() {
        return new TinyGraph()
                .input("x", DataType.FLOAT)
                .bytes("wq", List.of(2L, 1L, 2L), 130, 128, 127, 132)
                .bytes("wz", List.of(), 128)
                .constant("ws", List.of(), 0.5f)
                .node("DynamicQuantizeLinear", List.of("x"), List.of("xq", "xs", "xz"))
                .node("Mul", List.of("xs", "ws"), List.of("scale"))
                .node(
                        "ConvInteger",
                        List.of("xq", "wq", "xz", "wz"),
                        List.of("i"),
                        TinyGraph.wholes("kernel_shape", List.of(2L)),
                        TinyGraph.wholes("strides", List.of(2L)));
    }

    private static TinyGraph withBias() {
        return quantised()
                .constant("bias", List.of(2L), 10f, -3f)
                .constant("shape", List.of(3L), 1, -1, 1)
                .node("Div", List.of("bias", "scale"), List.of("quotient"))
                .node("Floor", List.of("quotient"), List.of("floor"))
                .node("Cast", List.of("floor"), List.of("bias_q"), TinyGraph.whole("to", INT32))
                .node("Reshape", List.of("bias_q", "shape"), List.of("bias_shaped"))
                .node("Add", List.of("i", "bias_shaped"), List.of("ib"))
                .node("Cast", List.of("ib"), List.of("f"), TinyGraph.whole("to", FLOAT))
                .node("Mul", List.of("f", "scale"), List.of("y"))
                .output("y", DataType.FLOAT);
    }

    private static TinyGraph withoutBias() {
        return quantised()
                .node("Cast", List.of("i"), List.of("f"), TinyGraph.whole("to", FLOAT))
                .node("Mul", List.of("scale", "f"), List.of("y"))
                .output("y", DataType.FLOAT);
    }

    @Test
    void withBias_isOneConvolutionOfFloats() throws Exception {
        OnnxGraph graph = withBias().build();
        assertThat(FloatConvolutions.rewrite(graph)).isEqualTo(1);
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).containsExactly("Conv");
        // Weights [1, 0] and [-0.5, 2]; at 1, 2: 1 + 10 and -0.5 + 4 - 3; at 3, 4: 3 + 10 and -1.5 + 8 - 3.
        assertThat(run(graph, 1, 2, 3, 4)).containsExactly(11, 13, 0.5f, 3.5f);
    }

    @Test
    void withoutBias_isOneConvolutionOfFloats() throws Exception {
        OnnxGraph graph = withoutBias().build();
        assertThat(FloatConvolutions.rewrite(graph)).isEqualTo(1);
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).containsExactly("Conv");
        assertThat(run(graph, 1, 2, 3, 4)).containsExactly(1, 3, 3.5f, 6.5f);
    }

    @Test
    void beforeAndAfter_differByTheRoundingOfTheInputOnly() throws Exception {
        float[] x = new float[400];
        Random random = new Random(5);
        for (int i = 0; i < x.length; i++) {
            x[i] = random.nextFloat() * 4 - 2;
        }
        float[] before = run(withBias().build(), x);
        OnnxGraph graph = withBias().build();
        FloatConvolutions.rewrite(graph);
        float[] after = run(graph, x);
        // Half a step of 4/255 at each input times the sum of the weights 2.5, and a step of the bias at its scale.
        float step = 4f / 255;
        for (int i = 0; i < after.length; i++) {
            assertThat(after[i]).isCloseTo(before[i], within(step / 2 * 2.5f + step * 0.5f + 1e-5f));
        }
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void scaleForEachChannel_isAppliedToItsChannel() throws Exception {
        OnnxGraph graph = new TinyGraph()
                .input("x", DataType.FLOAT)
                .bytes("wq", List.of(2L, 1L, 1L), 1, 1)
                .bytes("wz", List.of(2L), 0, 0)
                .constant("ws", List.of(2L), 2f, 3f)
                .node("DynamicQuantizeLinear", List.of("x"), List.of("xq", "xs", "xz"))
                .node("Mul", List.of("xs", "ws"), List.of("scale"))
                .node("ConvInteger", List.of("xq", "wq", "xz", "wz"), List.of("i"))
                .node("Cast", List.of("i"), List.of("f"), TinyGraph.whole("to", FLOAT))
                .node("Mul", List.of("f", "scale"), List.of("y"))
                .output("y", DataType.FLOAT)
                .build();
        FloatConvolutions.rewrite(graph);
        assertThat(run(graph, 1, 10)).containsExactly(2, 20, 3, 30);
    }

    @Test
    void quantisedInputThatOthersRead_stays() {
        OnnxGraph graph = withoutBias().output("xq", DataType.UINT8).build();
        FloatConvolutions.rewrite(graph);
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).containsExactly("DynamicQuantizeLinear", "Conv");
    }

    @Test
    void noQuantisedConvolution_nothingDone() {
        assertThat(FloatConvolutions.rewrite(TinyGraph.doubling().build())).isZero();
    }

    @Test
    void unknownSurroundings_areRefusedWithTheName() {
        OnnxGraph graph = quantised()
                .node("Identity", List.of("i"), List.of("y"))
                .output("y", DataType.INT32)
                .build();
        assertThatThrownBy(() -> FloatConvolutions.rewrite(graph))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("i_node");
    }

    @Test
    void biasOfAnotherScale_isRefused() {
        OnnxGraph graph = quantised()
                .constant("bias", List.of(2L), 10f, -3f)
                .constant("shape", List.of(3L), 1, -1, 1)
                .node("Div", List.of("bias", "ws"), List.of("quotient"))
                .node("Floor", List.of("quotient"), List.of("floor"))
                .node("Cast", List.of("floor"), List.of("bias_q"), TinyGraph.whole("to", INT32))
                .node("Reshape", List.of("bias_q", "shape"), List.of("bias_shaped"))
                .node("Add", List.of("i", "bias_shaped"), List.of("ib"))
                .node("Cast", List.of("ib"), List.of("f"), TinyGraph.whole("to", FLOAT))
                .node("Mul", List.of("f", "scale"), List.of("y"))
                .output("y", DataType.FLOAT)
                .build();
        assertThatThrownBy(() -> FloatConvolutions.rewrite(graph)).isInstanceOf(TTSException.ModelUnavailable.class);
    }

    private float[] run(OnnxGraph graph, float... x) throws Exception {
        Path file = folder.resolve("graph.onnx");
        graph.write(file, folder.resolve("graph.weights"));
        try (OnnxModel model = OnnxModel.open(file, new ExecutionTarget.Cpu(1));
                OnnxTensor tensor = Tensors.of(x, 1, 1, x.length);
                OrtSession.Result result = model.run(Map.of("x", tensor))) {
            return Tensors.floats(result, "y");
        }
    }
}
