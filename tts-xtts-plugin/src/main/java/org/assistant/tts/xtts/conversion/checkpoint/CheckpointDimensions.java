package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Determines the dimensions of a checkpoint: from its tensors where they show them, otherwise from its configuration. */
public final class CheckpointDimensions {

    /** The rate that the speaker encoder was trained on; no configuration contains it. */
    private static final int SPEAKER_SAMPLE_RATE = 16_000;

    /** Codes of the longest sequence that are not speech: the start, the stop, and one that the trainer keeps free. */
    private static final int CODES_BESIDE_SPEECH = 3;

    private final CheckpointConfig config;
    private final CheckpointVocabulary vocabulary;
    private final Weights weights;

    private CheckpointDimensions(CheckpointConfig config, CheckpointVocabulary vocabulary, Weights weights) {
        this.config = config;
        this.vocabulary = vocabulary;
        this.weights = weights;
    }

    /**
     * Returns the dimensions.
     *
     * @param source sha256 of the checkpoint
     * @throws TTSException.ModelUnavailable if configuration, tokenizer and tensors don't match; names the difference
     */
    public static XttsDimensions of(
            CheckpointConfig config, CheckpointVocabulary vocabulary, Weights weights, String source) {
        return new CheckpointDimensions(config, vocabulary, weights).all(source);
    }

    private XttsDimensions all(String source) {
        int width = shape("gpt.gpt.ln_f.weight", 1).get(0);
        int layers = layers();
        agree("gpt_n_model_channels", width);
        agree("gpt_layers", layers);
        agree(
                "decoder_input_dim",
                shape("hifigan_decoder.waveform_decoder.conv_pre.weight", 3).get(1));
        int speakerWidth = shape("hifigan_decoder.speaker_encoder.fc.weight", 2).get(0);
        agree("d_vector_dim", speakerWidth);
        int heads = config.model("gpt_n_heads", 16);
        if (heads == 0 || width % heads != 0) {
            throw config.wrong("says gpt_n_heads is " + heads + ", but width " + width + " is not a multiple of it");
        }
        int textVocabulary = shape("gpt.text_embedding.weight", 2).get(0);
        int audioVocabulary = shape("gpt.mel_embedding.weight", 2).get(0);
        vocabulary.requireWithin(textVocabulary);
        int textPositions = shape("gpt.text_pos_embedding.emb.weight", 2).get(0);
        int audioPositions = shape("gpt.mel_pos_embedding.emb.weight", 2).get(0);
        int mostTextTokens = config.model("gpt_max_text_tokens", 402) - 1;
        int mostCodes = config.model("gpt_max_audio_tokens", 605) - CODES_BESIDE_SPEECH;
        within("gpt_max_text_tokens", mostTextTokens + 2, textPositions);
        within("gpt_max_audio_tokens", mostCodes + 1, audioPositions);
        return new XttsDimensions(
                XttsDimensions.FORMAT,
                source,
                width,
                layers,
                heads,
                textVocabulary,
                audioVocabulary,
                text("gpt_start_text_token", "[START]", textVocabulary),
                text("gpt_stop_text_token", "[STOP]", textVocabulary),
                code("gpt_start_audio_token", 8192, audioVocabulary),
                code("gpt_stop_audio_token", 8193, audioVocabulary),
                textPositions,
                audioPositions,
                mostTextTokens,
                mostCodes,
                shape("gpt.conditioning_perceiver.latents", 2).get(0),
                speakerWidth,
                positive("input_sample_rate", 22_050),
                SPEAKER_SAMPLE_RATE,
                positive("output_sample_rate", 24_000),
                positive("output_hop_length", 256),
                positive("gpt_code_stride_len", 1024),
                config.top("max_ref_len", 10),
                config.top("gpt_cond_len", 12),
                config.top("gpt_cond_chunk_len", 4),
                config.truth("sound_norm_refs", false),
                melNorms(),
                config.languages(),
                new XttsDimensions.Sampling(
                        config.number("temperature", 0.85),
                        config.number("repetition_penalty", 2),
                        config.top("top_k", 50),
                        config.number("top_p", 0.85)));
    }

    private List<Integer> shape(String name, int dimensions) {
        List<Integer> shape = weights.shape(name);
        if (shape.size() != dimensions || shape.contains(0)) {
            throw config.wrong("goes with tensors of XTTS v2, but " + name + " has the shape " + shape);
        }
        return shape;
    }

    private int layers() {
        int layers = 0;
        while (weights.names().contains("gpt.gpt.h." + layers + ".ln_1.weight")) {
            layers++;
        }
        return layers;
    }

    private void agree(String key, int shown) {
        OptionalInt said = config.model(key);
        if (said.isPresent() && said.getAsInt() != shown) {
            throw config.wrong("says " + key + " is " + said.getAsInt() + ", the tensors show " + shown
                    + "; take the config.json that came with the checkpoint");
        }
    }

    private void within(String key, int needed, int rows) {
        if (needed < 2 || needed > rows) {
            throw config.wrong("has a " + key + " that needs " + needed + " positions, the tensors have " + rows
                    + "; take the config.json that came with the checkpoint");
        }
    }

    private int positive(String key, int otherwise) {
        int value = config.model(key, otherwise);
        if (value == 0) {
            throw config.wrong("says " + key + " is 0");
        }
        return value;
    }

    private int text(String key, String token, int rows) {
        OptionalInt said = config.model(key);
        return id(key, said.isPresent() ? said.getAsInt() : vocabulary.id(token), rows);
    }

    private int code(String key, int otherwise, int rows) {
        return id(key, config.model(key, otherwise), rows);
    }

    private int id(String key, int id, int rows) {
        if (id >= rows) {
            throw config.wrong("has the " + key + " " + id + ", the tensors have " + rows
                    + " tokens; take the config.json that came with the checkpoint");
        }
        return id;
    }

    private List<Float> melNorms() {
        if (!weights.shape("mel_stats").equals(List.of(ExpectedTensors.MEL_BANDS))) {
            throw config.wrong(
                    "goes with tensors of XTTS v2, but mel_stats has the shape " + weights.shape("mel_stats"));
        }
        List<Float> norms = new ArrayList<>();
        for (float norm : weights.floats("mel_stats")) {
            norms.add(norm);
        }
        return norms;
    }
}
