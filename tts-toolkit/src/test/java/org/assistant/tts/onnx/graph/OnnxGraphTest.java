package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assistant.tts.onnx.ExecutionTarget;
import org.assistant.tts.onnx.OnnxModel;
import org.assistant.tts.onnx.Tensors;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OnnxGraphTest {

    @TempDir
    private Path folder;

    /** y = -(x + one); dead = |x| * unused. */
    private static TinyGraph sum() {
        return new TinyGraph()
                .input("x", DataType.FLOAT)
                .constant("one", List.of(), 1f)
                .constant("unused", List.of(), 7f)
                .node("Add", List.of("x", "one"), List.of("sum"))
                .node("Abs", List.of("x"), List.of("magnitude"))
                .node("Mul", List.of("magnitude", "unused"), List.of("dead"))
                .node("Neg", List.of("sum"), List.of("y"))
                .output("y", DataType.FLOAT);
    }

    @Test
    void producerAndConsumers_areFoundByValue() {
        OnnxGraph graph = sum().build();
        assertThat(graph.producer("sum"))
                .hasValueSatisfying(node -> assertThat(node.getOpType()).isEqualTo("Add"));
        assertThat(graph.producer("x")).isEmpty();
        assertThat(graph.consumers("x")).extracting(NodeProto::getOpType).containsExactly("Add", "Abs");
        assertThat(graph.consumers("y")).isEmpty();
    }

    @Test
    void valueReadByAnInnerGraph_isReadByItsNode_andStaysAlive() {
        OnnxGraph graph = TinyGraph.doubling().build();
        assertThat(graph.consumers("two")).extracting(NodeProto::getOpType).containsExactly("Loop");
        graph.removeDead();
        assertThat(graph.initializer("two")).isPresent();
    }

    @Test
    void removeDead_leavesWhatOutputsDependOn() {
        OnnxGraph graph = sum().build();
        graph.removeDead();
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).containsExactly("Add", "Neg");
        assertThat(graph.initializer("unused")).isEmpty();
        assertThat(graph.initializer("one")).isPresent();
    }

    @Test
    void redirected_readsTheOtherValue_andEverythingStandsInOrderAgain() throws Exception {
        OnnxGraph graph = sum().build();
        graph.add(NodeProto.newBuilder()
                .setOpType("Exp")
                .addInput("magnitude")
                .addOutput("late")
                .build());
        graph.redirect("sum", "late");
        graph.removeDead();
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).containsExactly("Abs", "Exp", "Neg");
        assertThat(run(graph, "y", 0)).containsExactly(-1);
    }

    @Test
    void part_makesWhatIsWantedFromWhatIsGiven_andTheGraphStays() throws Exception {
        OnnxGraph graph = sum().build();
        OnnxGraph part = graph.part(
                List.of(GraphBuilder.value("sum", DataType.FLOAT, "n")),
                List.of(GraphBuilder.value("y", DataType.FLOAT, "n")));
        assertThat(part.nodes()).extracting(NodeProto::getOpType).containsExactly("Neg");
        assertThat(part.initializer("one")).isEmpty();
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).contains("Add", "Neg");
        assertThat(graph.initializer("one")).isPresent();
    }

    @Test
    void valueReadByAnInnerGraph_isNotRedirected() {
        OnnxGraph graph = TinyGraph.doubling().build();
        assertThatThrownBy(() -> graph.redirect("two", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("inside");
    }

    @Test
    void nodesInACircle_areRefused() {
        OnnxGraph graph = sum().build();
        graph.redirect("x", "y");
        assertThatThrownBy(graph::removeDead)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void outputsWithoutAName_areNotTakenForInputsThatAreLeftOut() {
        OnnxGraph graph = sum().build();
        graph.add(NodeProto.newBuilder()
                .setOpType("Clip")
                .addInput("sum")
                .addInput("")
                .addInput("one")
                .addOutput("clipped")
                .addOutput("")
                .build());
        graph.addOutput("clipped", DataType.FLOAT);
        graph.removeDead();
        assertThat(graph.nodes()).extracting(NodeProto::getOpType).containsExactly("Add", "Neg", "Clip");
    }

    @Test
    void addedOutput_keepsItsProducerAlive_andCanBeRun() throws Exception {
        OnnxGraph graph = sum().build();
        graph.addOutput("dead", DataType.FLOAT);
        graph.removeDead();
        assertThat(run(graph, "dead", -3)).containsExactly(21);
    }

    @Test
    void replacedProducer_takesThePlaceOfTheOldOne() throws Exception {
        OnnxGraph graph = sum().build();
        graph.replaceProducer(
                "sum",
                NodeProto.newBuilder()
                        .setOpType("Sub")
                        .addInput("x")
                        .addInput("one")
                        .addOutput("sum")
                        .build());
        assertThat(graph.nodes().get(0).getOpType()).isEqualTo("Sub");
        assertThat(run(graph, "y", 5)).containsExactly(-4);
    }

    @Test
    void replacementThatDoesNotMakeTheValue_isRefused() {
        OnnxGraph graph = sum().build();
        NodeProto other = NodeProto.newBuilder().setName("other").addOutput("z").build();
        assertThatThrownBy(() -> graph.replaceProducer("sum", other)).hasMessageContaining("does not make sum");
        assertThatThrownBy(() -> graph.replaceProducer("x", other)).hasMessageContaining("no node makes x");
    }

    @Test
    void constantOfTheSameName_isRefused() {
        OnnxGraph graph = sum().build();
        assertThatThrownBy(() -> graph.add(Initializer.floats("one", List.of(), () -> new float[1])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one");
    }

    @Test
    void largeConstants_goToTheFileOfWeights_andAreFoundThere() throws Exception {
        float[] many = new float[5000];
        many[4999] = 42;
        OnnxGraph graph = sum().constant("last", List.of(1L), 4999L).build();
        graph.add(Initializer.floats("zeros", List.of(3000L), () -> new float[3000]));
        graph.add(Initializer.floats("many", List.of(5000L), () -> many));
        graph.add(gather("zeros", "nothing"));
        graph.add(gather("many", "picked"));
        graph.addOutput("picked", DataType.FLOAT);
        graph.removeDead();

        assertThat(run(graph, "picked", 0)).containsExactly(42);
        assertThat(Files.size(folder.resolve("graph.onnx"))).isLessThan(1000);
        assertThat(Files.size(folder.resolve("graph.weights"))).isEqualTo(20_000);
        assertThatThrownBy(() -> OnnxGraph.read(folder.resolve("graph.onnx")))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("another file");
    }

    @Test
    void secondLargeConstant_beginsOnAPage() throws Exception {
        OnnxGraph graph = sum().build();
        graph.add(Initializer.floats("a", List.of(1025L), () -> new float[1025]));
        graph.add(Initializer.floats("b", List.of(1024L), () -> new float[1024]));
        graph.write(folder.resolve("graph.onnx"), folder.resolve("graph.weights"));
        assertThat(Files.size(folder.resolve("graph.weights"))).isEqualTo(8192 + 4096);
    }

    @Test
    void weightsInAnotherFolder_areRefused() {
        assertThatThrownBy(() -> sum().build().write(folder.resolve("graph.onnx"), Path.of("graph.weights")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void garbage_isRefusedWithTheName() throws IOException {
        Path file = Files.writeString(folder.resolve("garbage.onnx"), "<html>not found</html>");
        assertThatThrownBy(() -> OnnxGraph.read(file))
                .isInstanceOf(TTSException.ModelUnavailable.class)
                .hasMessageContaining("garbage.onnx");
    }

    private static NodeProto gather(String from, String to) {
        return NodeProto.newBuilder()
                .setOpType("Gather")
                .addInput(from)
                .addInput("last")
                .addOutput(to)
                .build();
    }

    private float[] run(OnnxGraph graph, String output, float x) throws Exception {
        Path file = folder.resolve("graph.onnx");
        graph.write(file, folder.resolve("graph.weights"));
        try (OnnxModel model = OnnxModel.open(file, new ExecutionTarget.Cpu(1));
                OnnxTensor tensor = Tensors.of(new float[] {x}, 1);
                OrtSession.Result result = model.run(Map.of("x", tensor))) {
            return Tensors.floats(result, output);
        }
    }
}
