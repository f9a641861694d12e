package org.assistant.tts.xtts.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.spi.TTSException;

/**
 * The byte pair encoding of XTTS: cleaned text to tokens. Immutable, thread-safe.
 *
 * <p>Tokens that control the network, such as those of the languages, come only from the caller; text that looks like such a
 * token is encoded character by character.
 */
public final class XttsTokenizer {

    /** Runs of word characters, and runs of other characters except white space; no token crosses their borders. */
    private static final Pattern RUN = Pattern.compile("\\w+|[^\\w\\s]+", Pattern.UNICODE_CHARACTER_CLASS);

    /** Longer runs, in UTF-16 units, are encoded in parts, since the time grows with the square of the length. */
    private static final int LONGEST_RUN = 500;

    private final Map<Integer, Integer> characters; // code point to token
    private final Map<String, Integer> languages; // code to token
    private final MergeRules merges;
    private final String[] words; // by token
    private final int unknown;
    private final int space;

    private XttsTokenizer(JsonNode file) {
        JsonNode model = required(file, "model");
        Map<String, Integer> vocabulary = new HashMap<>();
        required(model, "vocab")
                .properties()
                .forEach(
                        entry -> vocabulary.put(entry.getKey(), entry.getValue().intValue()));
        characters = new HashMap<>();
        languages = new HashMap<>();
        vocabulary.forEach((token, id) -> {
            if (token.codePointCount(0, token.length()) == 1) {
                characters.put(token.codePointAt(0), id);
            }
        });
        for (JsonNode added : required(file, "added_tokens")) {
            String token = required(added, "content").asText();
            int id = required(added, "id").intValue();
            vocabulary.put(token, id);
            if (token.startsWith("[") && token.endsWith("]") && Character.isLowerCase(token.charAt(1))) {
                languages.put(token.substring(1, token.length() - 1), id);
            }
        }
        words = new String[vocabulary.values().stream().mapToInt(id -> id).max().orElse(-1) + 1];
        vocabulary.forEach((token, id) -> words[id] = token);
        unknown = known(vocabulary, "[UNK]");
        space = known(vocabulary, "[SPACE]");
        merges = merges(required(model, "merges"), vocabulary);
    }

    /**
     * Reads a vocabulary.
     *
     * @param vocabJson in the format of Hugging Face's tokenizers
     * @throws TTSException.ModelUnavailable if it can't be read
     */
    public static XttsTokenizer read(Path vocabJson) {
        try {
            return new XttsTokenizer(new ObjectMapper().readTree(Files.readAllBytes(vocabJson)));
        } catch (IOException | InvalidVocabulary e) {
            throw new TTSException.ModelUnavailable(
                    vocabJson + " is not a vocabulary of XTTS; fetch the model's files again", e);
        }
    }

    /** The codes of the languages that have a token, such as {@code en} and {@code zh-cn}. */
    public Set<String> languages() {
        return Set.copyOf(languages.keySet());
    }

    /**
     * Encodes a piece of text.
     *
     * @param cleaned text as {@link TextFrontEnd} makes it; a space is a token too
     * @param languageCode one of {@link #languages}
     */
    public TextTokens encode(String cleaned, String languageCode) {
        List<Integer> ids = new ArrayList<>();
        ids.add(language(languageCode));
        append(cleaned, ids);
        return new TextTokens(ids);
    }

    /** Returns the tokens of {@code cleaned} without a language. */
    List<Integer> encode(String cleaned) {
        List<Integer> ids = new ArrayList<>();
        append(cleaned, ids);
        return ids;
    }

    /** Returns the text of each token. */
    List<String> words(List<Integer> ids) {
        return ids.stream().map(id -> words[id]).toList();
    }

    /** Whether {@code codePoint} has a token. */
    boolean knows(int codePoint) {
        return codePoint == ' ' || characters.containsKey(codePoint);
    }

    private int language(String code) {
        Integer id = languages.get(code);
        if (id == null) {
            throw new IllegalArgumentException("language must be one of " + languages.keySet() + ", was " + code);
        }
        return id;
    }

    private void append(String cleaned, List<Integer> ids) {
        int start = 0;
        for (int end = 0; end <= cleaned.length(); end++) {
            boolean ends = end == cleaned.length();
            if (ends || cleaned.charAt(end) == ' ') {
                Matcher run = RUN.matcher(cleaned).region(start, end);
                while (run.find()) {
                    appendRun(run.group(), ids);
                }
                if (!ends) {
                    ids.add(space);
                }
                start = end + 1;
            }
        }
    }

    private void appendRun(String run, List<Integer> ids) {
        for (int from = 0; from < run.length(); ) {
            int to = Math.min(run.length(), from + LONGEST_RUN);
            if (to < run.length() && Character.isLowSurrogate(run.charAt(to))) {
                to--;
            }
            int[] tokens = run.substring(from, to)
                    .codePoints()
                    .map(character -> characters.getOrDefault(character, unknown))
                    .toArray();
            int length = merges.apply(tokens, tokens.length);
            for (int i = 0; i < length; i++) {
                ids.add(tokens[i]);
            }
            from = to;
        }
    }

    private static MergeRules merges(JsonNode list, Map<String, Integer> vocabulary) {
        MergeRules merges = new MergeRules();
        for (JsonNode merge : list) {
            String[] pair = merge.isArray()
                    ? new String[] {merge.path(0).asText(), merge.path(1).asText()}
                    : merge.asText().split(" ", -1);
            if (pair.length != 2) {
                throw new InvalidVocabulary("a merge does not have two tokens");
            }
            merges.add(known(vocabulary, pair[0]), known(vocabulary, pair[1]), known(vocabulary, pair[0] + pair[1]));
        }
        return merges;
    }

    private static int known(Map<String, Integer> vocabulary, String token) {
        Integer id = vocabulary.get(token);
        if (id == null) {
            throw new InvalidVocabulary("there is no token " + token);
        }
        return id;
    }

    private static JsonNode required(JsonNode parent, String name) {
        JsonNode node = parent == null ? null : parent.get(name);
        if (node == null) {
            throw new InvalidVocabulary("there is no \"" + name + "\"");
        }
        return node;
    }

    /** An error in the vocabulary file. */
    private static final class InvalidVocabulary extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InvalidVocabulary(String message) {
            super(message);
        }
    }
}
