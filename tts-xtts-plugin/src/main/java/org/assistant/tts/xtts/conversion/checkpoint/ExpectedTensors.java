package org.assistant.tts.xtts.conversion.checkpoint;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;

/** The tensors that the graphs and tables are made from, and their shapes. */
public final class ExpectedTensors {

    /** Bands of the mel for the conditioning encoder. */
    static final int MEL_BANDS = 80;

    private static final int PERCEIVER_INNER = 512;
    private static final int CONDITIONING_BLOCKS = 6;
    private static final int PERCEIVER_LAYERS = 2;

    /** The vocoder: channels after each upsampling, its kernels, and the kernels of the residual blocks. */
    private static final List<Integer> DECODER_CHANNELS = List.of(512, 256, 128, 64, 32);

    private static final List<Integer> UPSAMPLING_KERNELS = List.of(16, 16, 4, 4);
    private static final List<Integer> RESIDUAL_KERNELS = List.of(3, 7, 11);
    private static final int DILATIONS = 3;

    /** The speaker encoder: channels before the first stage and in each, and the blocks of each stage. */
    private static final List<Integer> ENCODER_CHANNELS = List.of(32, 32, 64, 128, 256);

    private static final List<Integer> ENCODER_BLOCKS = List.of(3, 4, 6, 3);
    private static final int SQUEEZE = 8;
    private static final int ENCODER_FEATURES = 2048; // channels of the last stage times the 8 bands left of 64
    private static final int ENCODER_ATTENTION = 128;

    private final XttsDimensions dimensions;
    private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

    private ExpectedTensors(XttsDimensions dimensions) {
        this.dimensions = dimensions;
        conditioning();
        perceiver();
        network();
        vocoder();
        speaker();
    }

    /** Returns the shapes by name, as {@link Weights} spells them. */
    static Map<String, List<Integer>> of(XttsDimensions dimensions) {
        return new ExpectedTensors(dimensions).shapes;
    }

    /**
     * Requires that {@code weights} has all of them.
     *
     * @param file the file of the weights
     * @throws TTSException.ModelUnavailable if one is missing or has another shape; names it
     */
    public static void require(XttsDimensions dimensions, Weights weights, Path file) {
        of(dimensions).forEach((name, shape) -> {
            if (!weights.shape(name).equals(shape)) {
                throw new TTSException.ModelUnavailable(
                        file + " can't be used: " + name + " has the shape " + weights.shape(name) + ", expected "
                                + shape + "; take a checkpoint of XTTS v2 and the config.json that came with it",
                        null);
            }
        });
    }

    private void conditioning() {
        int width = dimensions.width();
        shapes.put("mel_stats", List.of(MEL_BANDS));
        layer("gpt.conditioning_encoder.init", width, MEL_BANDS, 1);
        for (int i = 0; i < CONDITIONING_BLOCKS; i++) {
            String block = "gpt.conditioning_encoder.attn." + i;
            norm(block + ".norm", width);
            layer(block + ".qkv", 3 * width, width, 1);
            layer(block + ".proj_out", width, width, 1);
        }
    }

    private void perceiver() {
        int width = dimensions.width();
        int inner = width * 8 / 3;
        shapes.put("gpt.conditioning_perceiver.latents", List.of(dimensions.conditioningLatents(), width));
        for (int i = 0; i < PERCEIVER_LAYERS; i++) {
            String block = "gpt.conditioning_perceiver.layers." + i;
            shapes.put(block + ".0.to_q.weight", List.of(PERCEIVER_INNER, width));
            shapes.put(block + ".0.to_kv.weight", List.of(2 * PERCEIVER_INNER, width));
            shapes.put(block + ".0.to_out.weight", List.of(width, PERCEIVER_INNER));
            layer(block + ".1.0", 2 * inner, width);
            layer(block + ".1.2", width, inner);
        }
        shapes.put("gpt.conditioning_perceiver.norm.gamma", List.of(width));
    }

    private void network() {
        int width = dimensions.width();
        shapes.put("gpt.text_embedding.weight", List.of(dimensions.textVocabulary(), width));
        shapes.put("gpt.mel_embedding.weight", List.of(dimensions.audioVocabulary(), width));
        shapes.put("gpt.text_pos_embedding.emb.weight", List.of(dimensions.textPositions(), width));
        shapes.put("gpt.mel_pos_embedding.emb.weight", List.of(dimensions.audioPositions(), width));
        for (int i = 0; i < dimensions.layers(); i++) {
            String block = "gpt.gpt.h." + i;
            norm(block + ".ln_1", width);
            inputFirst(block + ".attn.c_attn", width, 3 * width);
            inputFirst(block + ".attn.c_proj", width, width);
            norm(block + ".ln_2", width);
            inputFirst(block + ".mlp.c_fc", width, 4 * width);
            inputFirst(block + ".mlp.c_proj", 4 * width, width);
        }
        norm("gpt.gpt.ln_f", width);
        norm("gpt.final_norm", width);
        layer("gpt.mel_head", dimensions.audioVocabulary(), width);
    }

    private void vocoder() {
        String decoder = "hifigan_decoder.waveform_decoder.";
        layer(decoder + "conv_pre", DECODER_CHANNELS.get(0), dimensions.width(), 7);
        layer(decoder + "cond_layer", DECODER_CHANNELS.get(0), dimensions.speakerWidth(), 1);
        for (int i = 0; i < UPSAMPLING_KERNELS.size(); i++) {
            int in = DECODER_CHANNELS.get(i);
            int out = DECODER_CHANNELS.get(i + 1);
            shapes.put(decoder + "ups." + i + ".weight", List.of(in, out, UPSAMPLING_KERNELS.get(i)));
            shapes.put(decoder + "ups." + i + ".bias", List.of(out));
            layer(decoder + "conds." + i, out, dimensions.speakerWidth(), 1);
            for (int j = 0; j < RESIDUAL_KERNELS.size(); j++) {
                String block = decoder + "resblocks." + (RESIDUAL_KERNELS.size() * i + j);
                for (int k = 0; k < DILATIONS; k++) {
                    layer(block + ".convs1." + k, out, out, RESIDUAL_KERNELS.get(j));
                    layer(block + ".convs2." + k, out, out, RESIDUAL_KERNELS.get(j));
                }
            }
        }
        int last = DECODER_CHANNELS.get(DECODER_CHANNELS.size() - 1);
        shapes.put(decoder + "conv_post.weight", List.of(1, last, 7));
    }

    private void speaker() {
        String encoder = "hifigan_decoder.speaker_encoder.";
        layer(encoder + "conv1", ENCODER_CHANNELS.get(0), 1, 3, 3);
        batchNorm(encoder + "bn1", ENCODER_CHANNELS.get(0));
        for (int stage = 1; stage <= ENCODER_BLOCKS.size(); stage++) {
            int out = ENCODER_CHANNELS.get(stage);
            for (int b = 0; b < ENCODER_BLOCKS.get(stage - 1); b++) {
                int in = b == 0 ? ENCODER_CHANNELS.get(stage - 1) : out;
                String block = encoder + "layer" + stage + "." + b;
                shapes.put(block + ".conv1.weight", List.of(out, in, 3, 3));
                batchNorm(block + ".bn1", out);
                shapes.put(block + ".conv2.weight", List.of(out, out, 3, 3));
                batchNorm(block + ".bn2", out);
                layer(block + ".se.fc.0", out / SQUEEZE, out);
                layer(block + ".se.fc.2", out, out / SQUEEZE);
                if (in != out) {
                    shapes.put(block + ".downsample.0.weight", List.of(out, in, 1, 1));
                    batchNorm(block + ".downsample.1", out);
                }
            }
        }
        layer(encoder + "attention.0", ENCODER_ATTENTION, ENCODER_FEATURES, 1);
        batchNorm(encoder + "attention.2", ENCODER_ATTENTION);
        layer(encoder + "attention.3", ENCODER_FEATURES, ENCODER_ATTENTION, 1);
        layer(encoder + "fc", dimensions.speakerWidth(), 2 * ENCODER_FEATURES);
    }

    /** Adds a weight and a bias of the same first dimension. */
    private void layer(String stem, Integer... weight) {
        shapes.put(stem + ".weight", List.of(weight));
        shapes.put(stem + ".bias", List.of(weight[0]));
    }

    private void inputFirst(String stem, int in, int out) {
        shapes.put(stem + ".weight", List.of(in, out));
        shapes.put(stem + ".bias", List.of(out));
    }

    private void norm(String stem, int width) {
        layer(stem, width);
    }

    private void batchNorm(String stem, int width) {
        layer(stem, width);
        shapes.put(stem + ".running_mean", List.of(width));
        shapes.put(stem + ".running_var", List.of(width));
    }
}
