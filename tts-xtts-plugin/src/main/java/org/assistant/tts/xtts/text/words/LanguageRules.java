package org.assistant.tts.xtts.text.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/** The rules for reading one language aloud: the entries of its file in the folder {@code languages}. Immutable. */
public final class LanguageRules {

    private final String code;
    private final Properties properties = new Properties();

    private LanguageRules(String code) {
        this.code = code;
        String file = "languages/" + code + ".properties";
        try (InputStream in = LanguageRules.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " can't be read", e);
        }
    }

    /**
     * Returns the rules of one language.
     *
     * @param code of the network, such as {@code zh-cn}
     */
    public static LanguageRules of(String code) {
        return new LanguageRules(code);
    }

    /** The language's code for the network. */
    String code() {
        return code;
    }

    /** The entry {@code key}, empty if there is none. */
    public String text(String key) {
        return properties.getProperty(key, "");
    }

    /** The entry {@code key}, or {@code fallback} if there is none. */
    public String text(String key, String fallback) {
        return properties.getProperty(key, fallback);
    }

    boolean flag(String key) {
        return Boolean.parseBoolean(text(key));
    }

    /** The entry {@code key} as pairs: {@code first rest of it|first rest of it}, in the order of the file. */
    Map<String, String> pairs(String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : parts(text(key))) {
            int space = pair.indexOf(' ');
            pairs.put(pair.substring(0, space), pair.substring(space + 1));
        }
        return pairs;
    }

    /** The entry {@code key} as corrections: {@code regular expression=>replacement|...}. */
    List<Correction> corrections(String key) {
        List<Correction> corrections = new ArrayList<>();
        for (String part : parts(text(key))) {
            int arrow = part.indexOf("=>");
            corrections.add(new Correction(Pattern.compile(part.substring(0, arrow)), part.substring(arrow + 2)));
        }
        return List.copyOf(corrections);
    }

    private static List<String> parts(String entry) {
        return entry.isEmpty() ? List.of() : List.of(entry.split("\\|"));
    }

    /** The suffixes that make a number an ordinal, each with the rule set that speaks it. */
    Map<String, String> ordinals() {
        Map<String, String> ordinals = new LinkedHashMap<>();
        for (String group : parts(text("ordinals"))) {
            int colon = group.indexOf(':');
            for (String suffix : group.substring(colon + 1).strip().split(" ")) {
                ordinals.put(suffix, group.substring(0, colon));
            }
        }
        return ordinals;
    }

    /**
     * A replacement within the output of a speller.
     *
     * @param found matches the text to replace
     * @param replacement may refer to groups
     */
    record Correction(Pattern found, String replacement) {
        String apply(String words) {
            return found.matcher(words).replaceAll(replacement);
        }
    }
}
