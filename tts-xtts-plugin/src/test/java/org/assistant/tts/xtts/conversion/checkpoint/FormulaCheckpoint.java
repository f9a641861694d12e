package org.assistant.tts.xtts.conversion.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small XTTS v2 checkpoint whose weights come from the same formula as in {@code formula_reference.py}, so that the outputs of
 * the reference implementation can be stored without the weights.
 */
public final class FormulaCheckpoint {

    private static final int SPEAKER = 512;
    private static final List<Integer> DECODER_CHANNELS = List.of(512, 256, 128, 64, 32);
    private static final List<Integer> UPSAMPLING_KERNELS = List.of(16, 16, 4, 4);
    private static final List<Integer> RESIDUAL_KERNELS = List.of(3, 7, 11);
    private static final List<Integer> ENCODER_CHANNELS = List.of(32, 32, 64, 128, 256);
    private static final List<Integer> ENCODER_BLOCKS = List.of(3, 4, 6, 3);

    /** The sizes that differ between checkpoints of the architecture. */
    public record Size(
            int width,
            int layers,
            int heads,
            int textVocabulary,
            int audioVocabulary,
            int textPositions,
            int audioPositions) {

        /** The size in {@code formula_reference.py}; it differs from the published one wherever possible. */
        public static final Size SMALL = new Size(64, 2, 2, 300, 90, 64, 68);

        /** The size of the published checkpoint. */
        public static final Size PUBLISHED = new Size(1024, 30, 16, 6681, 1026, 404, 608);
    }

    private final Size size;
    private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

    public FormulaCheckpoint(Size size) {
        this.size = size;
        tensor("mel_stats", 80);
        conditioningEncoder();
        perceiver();
        gpt();
        vocoder();
        speakerEncoder();
    }

    Size size() {
        return size;
    }

    /** Shapes by name, spelled and roughly ordered as in the published checkpoint. */
    public Map<String, List<Integer>> shapes() {
        return Collections.unmodifiableMap(shapes);
    }

    /** The elements of {@code name}, row after row. */
    public float[] floats(String name) {
        List<Integer> shape = shapes.get(name);
        double[] range = range(name, shape);
        int count = shape.stream().reduce(1, Math::multiplyExact);
        long hash = hash(name);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (range[0] + range[1] * noise(hash, i));
        }
        return values;
    }

    /** Centre and half width of a tensor's values. */
    private static double[] range(String name, List<Integer> shape) {
        if (name.equals("mel_stats")) {
            return new double[] {-5, 4};
        }
        if (name.endsWith("running_var")) {
            return new double[] {1, 0.5};
        }
        if (name.endsWith("running_mean")) {
            return new double[] {0, 0.1};
        }
        if (name.endsWith("original0")) {
            return new double[] {0.6, 0.12};
        }
        if (name.endsWith("gamma") || (shape.size() == 1 && name.endsWith("weight"))) {
            return new double[] {1, 0.2};
        }
        if (shape.size() == 1) {
            return new double[] {0, 0.05};
        }
        if (name.contains("embedding") || name.endsWith("latents")) {
            return new double[] {0, 0.5};
        }
        boolean transposed = name.startsWith("gpt.gpt.h.");
        int fanIn = transposed ? shape.get(0) : shape.stream().skip(1).reduce(1, Math::multiplyExact);
        return new double[] {0, Math.sqrt(3.0 / fanIn)};
    }

    /** FNV-1a. */
    private static long hash(String name) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    /** The top 24 bits of splitmix64, as a number in [-1, 1). */
    private static double noise(long hash, int index) {
        long z = hash + index * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z = z ^ (z >>> 31);
        return (double) (z >>> 40) / (1 << 23) - 1;
    }

    private void conditioningEncoder() {
        String encoder = "gpt.conditioning_encoder.";
        weightAndBias(encoder + "init", size.width(), 80, 1);
        for (int i = 0; i < 6; i++) {
            norm(encoder + "attn." + i + ".norm", size.width());
            weightAndBias(encoder + "attn." + i + ".qkv", 3 * size.width(), size.width(), 1);
            weightAndBias(encoder + "attn." + i + ".proj_out", size.width(), size.width(), 1);
        }
    }

    private void perceiver() {
        String perceiver = "gpt.conditioning_perceiver.";
        int inner = size.width() * 8 / 3;
        tensor(perceiver + "latents", 32, size.width());
        for (int i = 0; i < 2; i++) {
            String layer = perceiver + "layers." + i;
            tensor(layer + ".0.to_q.weight", 512, size.width());
            tensor(layer + ".0.to_kv.weight", 1024, size.width());
            tensor(layer + ".0.to_out.weight", size.width(), 512);
            weightAndBias(layer + ".1.0", 2 * inner, size.width());
            weightAndBias(layer + ".1.2", size.width(), inner);
        }
        tensor(perceiver + "norm.gamma", size.width());
    }

    private void gpt() {
        tensor("gpt.text_embedding.weight", size.textVocabulary(), size.width());
        tensor("gpt.mel_embedding.weight", size.audioVocabulary(), size.width());
        for (int i = 0; i < size.layers(); i++) {
            String block = "gpt.gpt.h." + i;
            norm(block + ".ln_1", size.width());
            inputFirst(block + ".attn.c_attn", size.width(), 3 * size.width());
            inputFirst(block + ".attn.c_proj", size.width(), size.width());
            norm(block + ".ln_2", size.width());
            inputFirst(block + ".mlp.c_fc", size.width(), 4 * size.width());
            inputFirst(block + ".mlp.c_proj", 4 * size.width(), size.width());
        }
        norm("gpt.gpt.ln_f", size.width());
        tensor("gpt.mel_pos_embedding.emb.weight", size.audioPositions(), size.width());
        tensor("gpt.text_pos_embedding.emb.weight", size.textPositions(), size.width());
        norm("gpt.final_norm", size.width());
        weightAndBias("gpt.text_head", size.textVocabulary(), size.width());
        weightAndBias("gpt.mel_head", size.audioVocabulary(), size.width());
    }

    private void vocoder() {
        String decoder = "hifigan_decoder.waveform_decoder.";
        weightAndBias(decoder + "conv_pre", DECODER_CHANNELS.get(0), size.width(), 7);
        weightAndBias(decoder + "cond_layer", DECODER_CHANNELS.get(0), SPEAKER, 1);
        for (int i = 0; i < UPSAMPLING_KERNELS.size(); i++) {
            int in = DECODER_CHANNELS.get(i);
            int out = DECODER_CHANNELS.get(i + 1);
            tensor(decoder + "ups." + i + ".bias", out);
            weightNorm(decoder + "ups." + i, in, out, UPSAMPLING_KERNELS.get(i));
            weightAndBias(decoder + "conds." + i, out, SPEAKER, 1);
            for (int j = 0; j < RESIDUAL_KERNELS.size(); j++) {
                for (int k = 0; k < 3; k++) {
                    String block = decoder + "resblocks." + (3 * i + j);
                    for (String convolution : List.of(block + ".convs1." + k, block + ".convs2." + k)) {
                        tensor(convolution + ".bias", out);
                        weightNorm(convolution, out, out, RESIDUAL_KERNELS.get(j));
                    }
                }
            }
        }
        tensor(decoder + "conv_post.weight", 1, DECODER_CHANNELS.get(4), 7);
    }

    private void speakerEncoder() {
        String encoder = "hifigan_decoder.speaker_encoder.";
        weightAndBias(encoder + "conv1", ENCODER_CHANNELS.get(0), 1, 3, 3);
        batchNorm(encoder + "bn1", ENCODER_CHANNELS.get(0));
        for (int stage = 1; stage <= ENCODER_BLOCKS.size(); stage++) {
            int out = ENCODER_CHANNELS.get(stage);
            for (int b = 0; b < ENCODER_BLOCKS.get(stage - 1); b++) {
                int in = b == 0 ? ENCODER_CHANNELS.get(stage - 1) : out;
                String block = encoder + "layer" + stage + "." + b;
                tensor(block + ".conv1.weight", out, in, 3, 3);
                batchNorm(block + ".bn1", out);
                tensor(block + ".conv2.weight", out, out, 3, 3);
                batchNorm(block + ".bn2", out);
                weightAndBias(block + ".se.fc.0", out / 8, out);
                weightAndBias(block + ".se.fc.2", out, out / 8);
                if (in != out) {
                    tensor(block + ".downsample.0.weight", out, in, 1, 1);
                    batchNorm(block + ".downsample.1", out);
                }
            }
        }
        weightAndBias(encoder + "attention.0", 128, 2048, 1);
        batchNorm(encoder + "attention.2", 128);
        weightAndBias(encoder + "attention.3", 2048, 128, 1);
        weightAndBias(encoder + "fc", SPEAKER, 4096);
    }

    private void tensor(String name, Integer... shape) {
        shapes.put(name, List.of(shape));
    }

    private void weightAndBias(String stem, Integer... shape) {
        tensor(stem + ".weight", shape);
        tensor(stem + ".bias", shape[0]);
    }

    private void inputFirst(String stem, int in, int out) {
        tensor(stem + ".weight", in, out);
        tensor(stem + ".bias", out);
    }

    private void weightNorm(String stem, int first, int second, int kernel) {
        tensor(stem + ".parametrizations.weight.original0", first, 1, 1);
        tensor(stem + ".parametrizations.weight.original1", first, second, kernel);
    }

    private void norm(String stem, int width) {
        tensor(stem + ".weight", width);
        tensor(stem + ".bias", width);
    }

    private void batchNorm(String stem, int width) {
        norm(stem, width);
        tensor(stem + ".running_mean", width);
        tensor(stem + ".running_var", width);
    }
}
