package org.assistant.tts.xtts.conversion.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.onnx.graph.GraphBuilder;
import org.assistant.tts.onnx.graph.Initializer;
import org.assistant.tts.onnx.graph.OnnxGraph;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.Precision;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The autoregressive network with the sampling inside: one run reads a prefix and makes up to N codes, so that on a graphics
 * card neither the cache nor a step passes through main memory. Sampling is that of Hugging Face: repetition penalty,
 * temperature, top-k (equal scores all stay), top-p, then a draw.
 *
 * <p>Inputs, with P positions of the prefix, width W and V audio tokens:
 *
 * <ul>
 *   <li>{@code embeds} float32 [1, P, W], the prefix with the start token and the codes so far;
 *   <li>{@code first_position} int64 [1], position of the first new code: the number of audio tokens in the prefix;
 *   <li>{@code noise} float32 [N, V], a row a code, standard Gumbel noise; the highest sum of noise and score wins, with
 *       the noise added to the codes from the likeliest to the least likely;
 *   <li>{@code seen} bool [1, V], the codes that count as repetitions;
 *   <li>{@code temperature}, {@code top_p}, {@code repetition_penalty} float32 [1], all above 0, {@code top_k} int64 [1], from 1
 *       to V. A top-k of 1 gives the likeliest code.
 * </ul>
 *
 * <p>Outputs: {@code codes} int64 [n], of which only the last may be the stop token, and {@code latents} float32 [n, W], from
 * which they were made. The caller ensures that no position exceeds the table of positions.
 */
public final class GptLoopGraph {

    private static final int OPERATOR_SET = 17;

    private final GraphBuilder graph = new GraphBuilder("gpt_loop", OPERATOR_SET);
    private final GraphBuilder step = graph.inner("step");
    private final Weights weights;
    private final XttsDimensions dimensions;

    private GptLoopGraph(Weights weights, XttsDimensions dimensions) {
        this.weights = weights;
        this.dimensions = dimensions;
    }

    /**
     * Builds the graph with the matrices of its blocks in {@code precision}.
     *
     * @param weights are read when the graph is written, one tensor after the other
     */
    public static OnnxGraph build(Weights weights, XttsDimensions dimensions, Precision precision) {
        return new GptLoopGraph(weights, dimensions).build(precision);
    }

    private OnnxGraph build(Precision precision) {
        int width = dimensions.width();
        int codes = dimensions.audioVocabulary();
        graph.input("embeds", DataType.FLOAT, 1, "prefix", width);
        graph.input("first_position", DataType.INT64, 1);
        graph.input("noise", DataType.FLOAT, "steps", codes);
        graph.input("seen", DataType.BOOL, 1, codes);
        graph.input("temperature", DataType.FLOAT, 1);
        graph.input("top_k", DataType.INT64, 1);
        graph.input("top_p", DataType.FLOAT, 1);
        graph.input("repetition_penalty", DataType.FLOAT, 1);
        String steps = graph.add("Shape", List.of("noise"), GraphBuilder.whole("end", 1));

        GptLayers layers = new GptLayers(step, weights, dimensions, precision);
        step.input("step", DataType.INT64);
        step.input("go", DataType.BOOL);
        step.input("index", DataType.INT64, 1);
        step.input("new_embeds", DataType.FLOAT, 1, "sequence", width);
        step.input("seen_before", DataType.BOOL, 1, codes);
        step.output("go_on", DataType.BOOL);
        step.output("next_index", DataType.INT64, 1);
        step.output("next_embeds", DataType.FLOAT, 1, "next_sequence", width);
        step.output("seen_now", DataType.BOOL, 1, codes);
        String empty = emptyCache(layers.cacheType());
        List<String> inputs =
                new ArrayList<>(List.of(graph.add("Squeeze", List.of(steps)), "", longs("first", 0), "embeds", "seen"));
        List<String> outputs = new ArrayList<>(List.of("last_index", "last_embeds", "last_seen"));
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            for (String part : List.of("key_" + layer, "value_" + layer)) {
                step.input("past_" + part, layers.cacheType(), 1, dimensions.heads(), "past", dimensions.headWidth());
                step.output(
                        "present_" + part,
                        layers.cacheType(),
                        1,
                        dimensions.heads(),
                        "present",
                        dimensions.headWidth());
                inputs.add(empty);
                outputs.add("last_" + part);
            }
        }
        step.output("code", DataType.INT64);
        step.output("code_latent", DataType.FLOAT, width);
        outputs.add("codes");
        outputs.add("latents");
        step(layers);
        graph.addNamed("", "Loop", inputs, outputs, GraphBuilder.body("body", step));
        graph.output("codes", DataType.INT64, "codes");
        graph.output("latents", DataType.FLOAT, "codes", width);
        return graph.build();
    }

    /**
     * Passes the prefix, or one code, through the network, then draws the next code.
     *
     * <p>Lengths are taken from shapes, which ONNX Runtime knows without asking the card; the steps are counted by a value that
     * stays on the card, since the loop's own counter would be copied there each time.
     */
    private void step(GptLayers layers) {
        String before =
                step.add("Shape", List.of("past_key_0"), GraphBuilder.whole("start", 2), GraphBuilder.whole("end", 3));
        String more =
                step.add("Shape", List.of("new_embeds"), GraphBuilder.whole("start", 1), GraphBuilder.whole("end", 2));
        String length = step.add("Add", List.of(before, more));
        named("Cast", "total_sequence_length", List.of(length), GraphBuilder.whole("to", DataType.INT32.getNumber()));
        String least = step.add("Sub", List.of(length, longs("newest", 1)));
        named("Cast", "seqlens_k", List.of(least), GraphBuilder.whole("to", DataType.INT32.getNumber()));
        layers.add("new_embeds");
        String next = longs("next", 1);
        named("Add", "next_index", List.of("index", next));
        named("Squeeze", "code_latent", List.of("latent", longs("batch_axis", 0)));
        String code = draw(penalised(), next); // [1, 1]
        named("Squeeze", "code", List.of(code));
        String stop = longs("stop", dimensions.stopAudio());
        String ended = step.add("Equal", List.of("code", step.add("Squeeze", List.of(stop))));
        named("Not", "go_on", List.of(ended));
        String numbers = graph.constant(Initializer.longs("numbers", numbers()));
        named("Or", "seen_now", List.of("seen_before", step.add("Equal", List.of(numbers, code))));
        String position = step.add("Add", List.of("first_position", "index"));
        String row = step.add("Gather", List.of(table("gpt.mel_pos_embedding.emb.weight"), position));
        String embedding = step.add("Gather", List.of(table("gpt.mel_embedding.weight"), code));
        named("Add", "next_embeds", List.of(embedding, row));
    }

    /** The logits after the repetition penalty, divided by the temperature. */
    private String penalised() {
        String negative = step.add("Less", List.of("logits", number("nought", 0)));
        String more = step.add("Mul", List.of("logits", "repetition_penalty"));
        String less = step.add("Div", List.of("logits", "repetition_penalty"));
        String punished = step.add("Where", List.of(negative, more, less));
        String scores = step.add("Where", List.of("seen_before", punished, "logits"));
        return step.add("Div", List.of(scores, "temperature"));
    }

    private String draw(String scores, String one) {
        List<String> sorted = step.add("", "TopK", List.of(scores, longs("all", dimensions.audioVocabulary())), 2);
        String never = number("never", Float.NEGATIVE_INFINITY);
        String last = step.add("Sub", List.of("top_k", one));
        String threshold = step.add("Gather", List.of(sorted.get(0), last), GraphBuilder.whole("axis", 1));
        String unlikely = step.add("Less", List.of(sorted.get(0), threshold));
        String likeliest = step.add("Where", List.of(unlikely, never, sorted.get(0)));
        String shares = step.add("Softmax", List.of(likeliest), GraphBuilder.whole("axis", 1));
        // Sums from each code to the least likely: top-p removes the codes whose sum does not exceed 1 - p.
        String rest = step.add("CumSum", List.of(shares, longs("code_axis", 1)), GraphBuilder.whole("reverse", 1));
        String away = step.add("Sub", List.of(number("whole", 1), "top_p"));
        String enough = step.add("Greater", List.of(rest, away));
        String kept = step.add("Where", List.of(enough, likeliest, never));
        String noise = step.add("Gather", List.of("noise", "index"));
        String drawn =
                step.add("ArgMax", List.of(step.add("Add", List.of(kept, noise))), GraphBuilder.whole("axis", 1));
        return step.add("GatherElements", List.of(sorted.get(1), drawn), GraphBuilder.whole("axis", 1));
    }

    private void named(String operator, String value, List<String> inputs, AttributeProto... attributes) {
        step.addNamed("", operator, inputs, List.of(value), attributes);
    }

    private String emptyCache(DataType type) {
        List<Long> shape = List.of(1L, (long) dimensions.heads(), 0L, (long) dimensions.headWidth());
        return graph.constant(
                type == DataType.FLOAT
                        ? Initializer.floats("empty", shape, () -> new float[0])
                        : Initializer.halves("empty", shape, () -> new float[0]));
    }

    private long[] numbers() {
        long[] numbers = new long[dimensions.audioVocabulary()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    private String table(String name) {
        List<Long> shape = weights.shape(name).stream().map(Integer::longValue).toList();
        return graph.constant(Initializer.floats(name, shape, () -> weights.floats(name)));
    }

    private String longs(String name, long value) {
        return graph.constant(Initializer.longs(name, value));
    }

    private String number(String name, float value) {
        return graph.constant(Initializer.floats(name, List.of(), () -> new float[] {value}));
    }
}
