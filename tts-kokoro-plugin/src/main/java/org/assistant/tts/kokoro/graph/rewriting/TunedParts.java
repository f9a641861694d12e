package org.assistant.tts.kokoro.graph.rewriting;

import static org.assistant.tts.onnx.graph.GraphBuilder.value;
import static org.assistant.tts.onnx.graph.GraphBuilder.whole;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assistant.tts.onnx.graph.GraphExtension;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.spi.TTSException;

/**
 * A tuned graph cut at the start of the generator. The part before the cut needs the whole sentence and takes little time; the
 * part after it makes sound from a few frames around it, given the mean and variance of each of the generator's layers.
 */
public final class TunedParts {

    /** The decoder's output for the generator, [1, 512, frames], 80 frames a second. */
    public static final String FEATURES = "/decoder/decoder/generator/LeakyRelu_output_0";

    /** Spectrum of the harmonic source, [1, 22, 60 * frames + 1]. */
    public static final String SOURCE = "/decoder/decoder/generator/Concat_3_output_0";

    /** Means of all layers, concatenated, [1, n, 1]. */
    public static final String MEANS = "means";

    /** Variances of all layers, concatenated, [1, n, 1]. */
    public static final String VARIANCES = "variances";

    private static final long FEATURE_CHANNELS = 512;
    private static final long SOURCE_CHANNELS = 22;

    private final OnnxGraph tuned;
    private final List<Statistic> statistics;
    private final String audio;
    private final String durations;

    /**
     * @param statistics of the generator's layers
     * @param durations name of the output with the token durations
     * @throws TTSException.ModelUnavailable if the graph can't be cut there
     */
    public TunedParts(OnnxGraph tuned, List<Statistic> statistics, String durations) {
        this.tuned = tuned;
        this.statistics = List.copyOf(statistics);
        this.audio = tuned.producer("audio").isPresent() ? "audio" : "waveform";
        this.durations = durations;
        for (String value : List.of(FEATURES, SOURCE, audio, durations)) {
            if (tuned.producer(value).isEmpty()) {
                throw new TTSException.ModelUnavailable("the graph makes no " + value + "; it can't be cut", null);
            }
        }
    }

    /** From tokens, style and speed to {@link #FEATURES}, {@link #SOURCE} and durations. */
    public OnnxGraph opening() {
        return tuned.part(
                List.of(),
                List.of(
                        value(FEATURES, DataType.FLOAT, 1, FEATURE_CHANNELS, "frames"),
                        value(SOURCE, DataType.FLOAT, 1, SOURCE_CHANNELS, "bins"),
                        value(durations, DataType.INT64, "tokens")));
    }

    /** From {@link #FEATURES}, {@link #SOURCE} and style to samples, with {@link #MEANS} and {@link #VARIANCES} of that input. */
    public OnnxGraph closing() {
        OnnxGraph graph = generator();
        GraphExtension extension = new GraphExtension(graph, "closing_");
        join(extension, MEANS, Statistic::mean);
        join(extension, VARIANCES, Statistic::variance);
        graph.removeDead();
        return graph;
    }

    private void join(GraphExtension graph, String name, Function<Statistic, String> which) {
        graph.graph()
                .add(NodeProto.newBuilder()
                        .setName(name)
                        .setOpType("Concat")
                        .addAllInput(statistics.stream().map(which).toList())
                        .addOutput(name)
                        .addAttribute(whole("axis", 1))
                        .build());
        graph.graph().addOutput(name, DataType.FLOAT);
    }

    /** From {@link #FEATURES}, {@link #SOURCE}, style, {@link #MEANS} and {@link #VARIANCES} to samples. */
    public OnnxGraph window() {
        OnnxGraph graph = generator();
        GraphExtension extension = new GraphExtension(graph, "window_");
        part(extension, MEANS, Statistic::mean);
        part(extension, VARIANCES, Statistic::variance);
        graph.removeDead();
        return graph;
    }

    private void part(GraphExtension graph, String name, Function<Statistic, String> which) {
        long[] sizes = statistics.stream().mapToLong(Statistic::channels).toArray();
        graph.graph().addInput(value(name, DataType.FLOAT, 1, channels(), 1));
        List<String> parts = graph.add("", "Split", List.of(name, graph.wholes(sizes)), sizes.length, whole("axis", 1));
        for (int i = 0; i < parts.size(); i++) {
            graph.graph().redirect(which.apply(statistics.get(i)), parts.get(i));
        }
    }

    /** The sum over the layers. */
    private int channels() {
        return statistics.stream().mapToInt(Statistic::channels).sum();
    }

    private OnnxGraph generator() {
        List<ValueInfoProto> given = new ArrayList<>(Stream.of(
                        value(FEATURES, DataType.FLOAT, 1, FEATURE_CHANNELS, "frames"),
                        value(SOURCE, DataType.FLOAT, 1, SOURCE_CHANNELS, "bins"))
                .toList());
        return tuned.part(given, List.of(value(audio, DataType.FLOAT, "samples")));
    }
}
