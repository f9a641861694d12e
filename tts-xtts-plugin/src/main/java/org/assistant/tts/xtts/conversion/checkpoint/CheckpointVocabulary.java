package org.assistant.tts.xtts.conversion.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.spi.TTSException;

/** Ids of the text tokens of a checkpoint, from its {@code vocab.json}. */
public final class CheckpointVocabulary {

    private final Path file;
    private final Map<String, Integer> ids = new HashMap<>();

    private CheckpointVocabulary(Path file) {
        this.file = file;
    }

    /**
     * Reads {@code file}.
     *
     * @throws TTSException.ModelUnavailable if {@code file} can't be read, or is not a tokenizer
     */
    public static CheckpointVocabulary read(Path file) {
        CheckpointVocabulary vocabulary = new CheckpointVocabulary(file);
        JsonNode tree = CheckpointConfig.json(file);
        tree.path("model")
                .path("vocab")
                .properties()
                .forEach(entry ->
                        vocabulary.ids.put(entry.getKey(), entry.getValue().asInt(-1)));
        tree.path("added_tokens")
                .forEach(token -> vocabulary.ids.put(
                        token.path("content").asText(), token.path("id").asInt(-1)));
        if (vocabulary.ids.isEmpty()) {
            throw new TTSException.ModelUnavailable(
                    file + " has no tokens; take the one that came with the checkpoint", null);
        }
        return vocabulary;
    }

    /** @throws TTSException.ModelUnavailable if there is no such token */
    int id(String token) {
        return find(token)
                .orElseThrow(() -> new TTSException.ModelUnavailable(
                        file + " has no token " + token + "; take the one that came with the checkpoint", null));
    }

    /** The id of a token, if there is one. */
    public Optional<Integer> find(String token) {
        return Optional.ofNullable(ids.get(token));
    }

    /**
     * Requires that the network has a row for every token.
     *
     * @param rows of the table of text tokens
     */
    void requireWithin(int rows) {
        int least = ids.values().stream().min(Integer::compare).orElseThrow();
        int largest = ids.values().stream().max(Integer::compare).orElseThrow();
        if (least < 0 || largest >= rows) {
            throw new TTSException.ModelUnavailable(
                    file + " has tokens from " + least + " to " + largest + ", but gpt.text_embedding.weight has "
                            + rows + " rows; take the vocab.json that came with the checkpoint",
                    null);
        }
    }
}
