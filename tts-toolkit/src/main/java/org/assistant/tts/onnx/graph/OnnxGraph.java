package org.assistant.tts.onnx.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.tts.spi.TTSException;

/**
 * A mutable ONNX graph: nodes in topological order, linked by the names of the values that they read and make. Not safe for use
 * by several threads.
 */
public final class OnnxGraph {

    private ModelProto frame; // without nodes, initializers, outputs and value infos
    private final List<NodeProto> nodes;
    private final Map<String, Initializer> initializers = new LinkedHashMap<>();
    private final List<ValueInfoProto> outputs;

    private OnnxGraph(ModelProto model) {
        GraphProto graph = model.getGraph();
        this.nodes = new ArrayList<>(graph.getNodeList());
        this.outputs = new ArrayList<>(graph.getOutputList());
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), Initializer.of(tensor)));
        // Value infos are hints that become wrong by editing; every runtime infers them again.
        this.frame = model.toBuilder()
                .setGraph(graph.toBuilder()
                        .clearNode()
                        .clearInitializer()
                        .clearOutput()
                        .clearValueInfo())
                .build();
    }

    /** Returns the graph of {@code model}, which must contain its weights. */
    public static OnnxGraph of(ModelProto model) {
        return new OnnxGraph(model);
    }

    /**
     * Reads a graph. The weights are not copied: the file is mapped, and must not change while the graph is in use.
     *
     * @throws TTSException.ModelUnavailable if the file can't be read, is not an ONNX graph, or keeps weights in another file
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    public static OnnxGraph read(Path file) {
        ModelProto model;
        try (FileChannel channel = FileChannel.open(file)) {
            CodedInputStream in = UnsafeByteOperations.unsafeWrap(
                            channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()))
                    .newCodedInput();
            in.enableAliasing(true);
            model = ModelProto.parseFrom(in);
        } catch (ClosedByInterruptException e) {
            throw new TTSException.Cancelled(e);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(file + " can't be read as an ONNX graph: " + e.getMessage(), e);
        }
        if (model.getGraph().getNodeCount() == 0) {
            throw new TTSException.ModelUnavailable(file + " is not an ONNX graph: it has no nodes", null);
        }
        if (model.getGraph().getInitializerList().stream()
                .anyMatch(tensor -> tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL)) {
            throw new TTSException.ModelUnavailable(file + " keeps its weights in another file", null);
        }
        return new OnnxGraph(model);
    }

    /**
     * Writes the graph and, to a separate file, its large constants, which a runtime then maps into memory instead of copying
     * them. Both files are synced to disk when this returns.
     *
     * @param file for the graph
     * @param weights file for the constants, in the same folder; {@code file} refers to it by its name, so neither may be
     *     renamed alone
     */
    public void write(Path file, Path weights) throws IOException {
        write(Map.of(file, this), weights);
    }

    /**
     * Writes graphs that are parts of one, with one file for the large constants of all. Constants of the same name are written
     * once. All files are synced to disk when this returns.
     *
     * @param graphs the graphs by their files
     * @param weights file for the constants, in the same folder; each graph refers to it by its name
     */
    public static void write(Map<Path, OnnxGraph> graphs, Path weights) throws IOException {
        new GraphWriter(weights).write(graphs);
    }

    /**
     * Returns the part of this graph that is needed to make {@code wanted} from {@code given} and the inputs. It shares its
     * constants with this graph, which does not change.
     *
     * @param given values that are inputs of the part; see {@link GraphBuilder#value}
     * @param wanted its outputs
     */
    public OnnxGraph part(List<ValueInfoProto> given, List<ValueInfoProto> wanted) {
        OnnxGraph part = new OnnxGraph(withoutInitializers().toBuilder()
                .setGraph(withoutInitializers().getGraph().toBuilder()
                        .clearOutput()
                        .addAllOutput(wanted)
                        .addAllInput(given))
                .build());
        part.initializers.putAll(initializers);
        Set<String> names = given.stream().map(ValueInfoProto::getName).collect(Collectors.toSet());
        part.nodes.removeIf(node -> names.containsAll(node.getOutputList()));
        part.removeDead();
        Set<String> read = part.nodes.stream().flatMap(OnnxGraph::reads).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = part.frame.getGraph().getInputList().stream()
                .filter(input -> read.contains(input.getName()))
                .toList();
        part.frame = part.frame.toBuilder()
                .setGraph(part.frame.getGraph().toBuilder().clearInput().addAllInput(inputs))
                .build();
        return part;
    }

    /** A graph that can be changed without changing this one. They share their constants. */
    public OnnxGraph copy() {
        OnnxGraph copy = new OnnxGraph(withoutInitializers());
        copy.initializers.putAll(initializers);
        return copy;
    }

    /** Adds an input after all others; see {@link GraphBuilder#value}. */
    public void addInput(ValueInfoProto input) {
        frame = frame.toBuilder()
                .setGraph(frame.getGraph().toBuilder().addInput(input))
                .build();
    }

    /** The nodes, in topological order. */
    public List<NodeProto> nodes() {
        return Collections.unmodifiableList(nodes);
    }

    /** The node that makes {@code value}; empty if it is an input or a constant. */
    public Optional<NodeProto> producer(String value) {
        return nodes.stream()
                .filter(node -> node.getOutputList().contains(value))
                .findFirst();
    }

    /** The nodes that read {@code value}, in the order of the graph. */
    public List<NodeProto> consumers(String value) {
        return nodes.stream()
                .filter(node -> reads(node).anyMatch(value::equals))
                .toList();
    }

    /** The constant named {@code value}. */
    public Optional<Initializer> initializer(String value) {
        return Optional.ofNullable(initializers.get(value));
    }

    /** Adds a constant. */
    public void add(Initializer initializer) {
        if (initializers.putIfAbsent(initializer.name(), initializer) != null) {
            throw new IllegalArgumentException("there is a constant " + initializer.name() + " already");
        }
    }

    /** Adds {@code node} after all others. If an earlier node will read from it, call {@link #removeDead} at the end. */
    public void add(NodeProto node) {
        nodes.add(node);
    }

    /**
     * Replaces the node that makes {@code value} with {@code node}.
     *
     * @param value a value that {@code node} makes as well
     */
    public void replaceProducer(String value, NodeProto node) {
        NodeProto old = producer(value).orElseThrow(() -> new IllegalArgumentException("no node makes " + value));
        if (!node.getOutputList().contains(value)) {
            throw new IllegalArgumentException(node.getName() + " does not make " + value);
        }
        nodes.set(nodes.indexOf(old), node);
    }

    /** Makes the value {@code name}, whose elements have {@code type}, the last output. */
    public void addOutput(String name, TensorProto.DataType type) {
        outputs.add(ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber())))
                .build());
    }

    /**
     * Makes every node that reads {@code from} read {@code to}; the outputs of the graph do not change. The order of the nodes
     * may be wrong until {@link #removeDead} is called.
     *
     * @throws IllegalArgumentException if a graph inside a node reads {@code from}
     */
    public void redirect(String from, String to) {
        for (int i = 0; i < nodes.size(); i++) {
            NodeProto node = nodes.get(i);
            if (node.getInputList().contains(from)) {
                NodeProto.Builder changed = node.toBuilder().clearInput();
                node.getInputList().forEach(input -> changed.addInput(input.equals(from) ? to : input));
                nodes.set(i, changed.build());
            } else if (reads(node).anyMatch(from::equals)) {
                throw new IllegalArgumentException("a graph inside " + node.getName() + " reads " + from);
            }
        }
    }

    /** Drops every node and constant that no output depends on, and sorts the rest. */
    public void removeDead() {
        Map<String, NodeProto> producers = new HashMap<>();
        // An unused output may have an empty name, like an omitted input.
        nodes.forEach(node -> node.getOutputList().stream()
                .filter(value -> !value.isEmpty())
                .forEach(value -> producers.put(value, node)));
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        outputs.forEach(output -> open.add(output.getName()));
        while (!open.isEmpty()) {
            String value = open.remove();
            if (needed.add(value) && producers.containsKey(value)) {
                reads(producers.get(value)).forEach(open::add);
            }
        }
        List<NodeProto> before = List.copyOf(nodes);
        Set<String> made = new HashSet<>();
        nodes.clear();
        for (NodeProto node : before) {
            if (node.getOutputList().stream().anyMatch(needed::contains)) {
                place(node, producers, made);
            }
        }
        initializers.keySet().retainAll(needed);
    }

    /** Places {@code last} after all nodes that it reads from. */
    private void place(NodeProto last, Map<String, NodeProto> producers, Set<String> made) {
        Deque<NodeProto> path = new ArrayDeque<>();
        path.push(last);
        while (!path.isEmpty()) {
            NodeProto node = path.peek();
            Optional<NodeProto> first = reads(node)
                    .filter(value -> !made.contains(value) && producers.containsKey(value))
                    .findFirst()
                    .map(producers::get);
            if (first.isPresent()) {
                if (path.size() > producers.size()) {
                    throw new IllegalStateException("nodes read from each other in a circle at " + node.getName());
                }
                path.push(first.get());
                continue;
            }
            path.pop();
            if (made.addAll(node.getOutputList())) {
                nodes.add(node);
            }
        }
    }

    /** Returns the model without the constants. */
    ModelProto withoutInitializers() {
        ModelProto.Builder model = frame.toBuilder()
                .setGraph(frame.getGraph().toBuilder().addAllNode(nodes).addAllOutput(outputs));
        Set<String> known = frame.getOpsetImportList().stream()
                .map(OperatorSetIdProto::getDomain)
                .collect(Collectors.toSet());
        nodes.stream()
                .map(NodeProto::getDomain)
                .filter(domain -> !domain.isEmpty() && known.add(domain))
                .forEach(domain -> model.addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(1)));
        return model.build();
    }

    Collection<Initializer> initializers() {
        return initializers.values();
    }

    /** Returns the values that {@code node} reads, including those that graphs inside it read from outside. */
    private static Stream<String> reads(NodeProto node) {
        return Stream.concat(
                node.getInputList().stream(),
                node.getAttributeList().stream()
                        .flatMap(OnnxGraph::inner)
                        .flatMap(graph -> Stream.concat(
                                graph.getNodeList().stream().flatMap(OnnxGraph::reads),
                                graph.getOutputList().stream().map(ValueInfoProto::getName))));
    }

    private static Stream<GraphProto> inner(AttributeProto attribute) {
        return attribute.hasG() ? Stream.of(attribute.getG()) : attribute.getGraphsList().stream();
    }
}
