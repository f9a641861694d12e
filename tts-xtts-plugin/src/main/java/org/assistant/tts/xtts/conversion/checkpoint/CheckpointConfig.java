package org.assistant.tts.xtts.conversion.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.assistant.tts.spi.TTSException;

/**
 * The configuration of a checkpoint, {@code config.json}. Missing values have the defaults of the configuration class that wrote
 * the file; those defaults are not the values of the published model.
 */
public final class CheckpointConfig {

    /** Python writes {@code Infinity}, which JSON does not have. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** A longer file is not a configuration. */
    private static final long MOST_BYTES = 16 << 20;

    private static final List<String> LANGUAGES = List.of(
            "en", "es", "fr", "de", "it", "pt", "pl", "tr", "ru", "nl", "cs", "ar", "zh-cn", "hu", "ko", "ja", "hi");

    private final Path file;
    private final JsonNode top;
    private final JsonNode model;

    private CheckpointConfig(Path file, JsonNode top) {
        this.file = file;
        this.top = top;
        this.model = top.path("model_args");
    }

    /**
     * Reads {@code file}.
     *
     * @throws TTSException.ModelUnavailable if {@code file} can't be read, or is not for a supported model
     */
    public static CheckpointConfig read(Path file) {
        CheckpointConfig config = new CheckpointConfig(file, json(file));
        if (!config.model.isObject()) {
            throw config.wrong("has no model_args; it is not the configuration of an XTTS model");
        }
        config.requireTrue("gpt_use_perceiver_resampler", false);
        config.requireTrue("cond_d_vector_in_each_upsampling_layer", true);
        return config;
    }

    /** Parses a JSON file. */
    static JsonNode json(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new TTSException.ModelUnavailable(
                        file + " is larger than it should be; take the one that came with the checkpoint", null);
            }
            JsonNode tree = JSON.readTree(Files.readAllBytes(file));
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JacksonException e) {
            throw new TTSException.ModelUnavailable(
                    file + " can't be understood: " + e.getOriginalMessage()
                            + "; take the one that came with the checkpoint",
                    e);
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable(
                    file + " can't be read: " + e.getMessage() + "; take the one that came with the checkpoint", e);
        }
    }

    private void requireTrue(String key, boolean otherwise) {
        if (!model.path(key).asBoolean(otherwise)) {
            throw wrong("says " + key + " is false; only version 2 of XTTS can be converted");
        }
    }

    Path file() {
        return file;
    }

    /** An integer of the model, if the file has it. */
    OptionalInt model(String key) {
        JsonNode value = model.path(key);
        return value.isMissingNode() || value.isNull() ? OptionalInt.empty() : OptionalInt.of(count(key, value));
    }

    /** An integer of the model, at least 0. */
    int model(String key, int otherwise) {
        return model(key).orElse(otherwise);
    }

    /** An integer of the top level, at least 0. */
    int top(String key, int otherwise) {
        JsonNode value = top.path(key);
        return value.isMissingNode() || value.isNull() ? otherwise : count(key, value);
    }

    private int count(String key, JsonNode value) {
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw wrong("says " + key + " is " + value + ", which is not a whole number of at least 0");
        }
        return value.intValue();
    }

    /** A decimal number of the top level. */
    double number(String key, double otherwise) {
        JsonNode value = top.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw wrong("says " + key + " is " + value + ", which is not a number");
        }
        return value.doubleValue();
    }

    boolean truth(String key, boolean otherwise) {
        return top.path(key).asBoolean(otherwise);
    }

    List<String> languages() {
        List<String> languages = new ArrayList<>();
        top.path("languages").forEach(language -> languages.add(language.asText()));
        return languages.isEmpty() ? LANGUAGES : languages;
    }

    /** Returns the error that the file {@code says} something impossible. */
    TTSException wrong(String says) {
        return new TTSException.ModelUnavailable(file + " " + says, null);
    }
}
