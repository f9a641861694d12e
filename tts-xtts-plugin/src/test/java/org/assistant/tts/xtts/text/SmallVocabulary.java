package org.assistant.tts.xtts.text;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A vocabulary in the format of the real one: ASCII, a few more letters, and merges, one of which occurs twice. */
final class SmallVocabulary {

    static final List<String> LANGUAGES = List.of(
            "en", "es", "fr", "de", "it", "pt", "pl", "tr", "ru", "nl", "cs", "ar", "zh-cn", "hu", "ko", "ja", "hi");

    /** {@code l o} has the rank of its second occurrence, so {@code o w} goes first. */
    private static final List<String> MERGES =
            List.of("l o", "o w", "l o", "t h", "th e", "e r", "a n", "an d", "1 2", "s t");

    private static final String MORE_LETTERS = "äöüßéèàñçßиеаокт।";

    private final Map<String, Integer> ids = new LinkedHashMap<>();

    private SmallVocabulary() {
        List.of("[STOP]", "[UNK]", "[SPACE]").forEach(this::add);
        for (char c = '!'; c <= '~'; c++) {
            if (c != '[' && c != ']' && c != '+') {
                add(String.valueOf(c));
            }
        }
        MORE_LETTERS.chars().forEach(c -> add(String.valueOf((char) c)));
        MERGES.forEach(merge -> add(merge.replace(" ", "")));
        LANGUAGES.forEach(language -> add("[" + language + "]"));
    }

    private void add(String token) {
        ids.putIfAbsent(token, ids.size());
    }

    static int id(String token) {
        return new SmallVocabulary().ids.get(token);
    }

    static XttsTokenizer tokenizer(Path folder) {
        return XttsTokenizer.read(write(folder));
    }

    static Path write(Path folder) {
        SmallVocabulary vocabulary = new SmallVocabulary();
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode file = mapper.createObjectNode();
        ArrayNode added = file.putArray("added_tokens");
        ObjectNode model = file.putObject("model");
        ObjectNode vocab = model.putObject("vocab");
        vocabulary.ids.forEach((token, id) -> {
            vocab.put(token, id);
            if (token.length() > 1 && token.startsWith("[")) {
                added.addObject().put("id", id).put("content", token);
            }
        });
        ArrayNode merges = model.putArray("merges");
        MERGES.forEach(merges::add);
        try {
            return Files.writeString(folder.resolve("vocab.json"), mapper.writeValueAsString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
