package org.assistant.tts.spoken.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule file of one language, one entry a line:
 *
 * <pre>
 * written =&gt; said             a regular expression and its spoken form
 * counter C: one two ... ten  readings of 1 to 10, and optionally 100, 1,000 and 10,000, with the counter C
 * exact 20C: said             the reading of a number with its counter
 * let name: alternatives      the meaning of {@code <name>} in regular expressions
 * </pre>
 */
final class RuleFile {

    /** A number with or without grouping commas and fraction; one capturing group. */
    private static final String NUMBER =
            "(?<!\\d)(?<!\\d[.,])(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)(?![\\d])";

    private final List<SpokenRule> rules = new ArrayList<>();
    private final Map<String, List<String>> counters = new HashMap<>();
    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> names = new HashMap<>(Map.of("n", NUMBER));

    private RuleFile(String text) {
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(this::take);
    }

    /** @param file a file in the package of this class */
    static RuleFile read(String file) {
        try (InputStream in = RuleFile.class.getResourceAsStream(file)) {
            return new RuleFile(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file, e);
        }
    }

    private void take(String line) {
        int arrow = line.indexOf("=>");
        if (arrow >= 0) {
            String written = line.substring(0, arrow).strip();
            boolean digits = written.contains("<n>") || written.contains("\\d");
            for (Map.Entry<String, String> name : names.entrySet()) {
                written = written.replace("<" + name.getKey() + ">", name.getValue());
            }
            rules.add(SpokenRule.of(written, digits, line.substring(arrow + 2).strip()));
            return;
        }
        String[] words = line.split("[\\s:]+");
        List<String> values = List.of(words).subList(2, words.length);
        switch (words[0]) {
            case "counter" -> counters.put(words[1], values);
            case "exact" -> exact.put(words[1], values.get(0));
            case "let" -> names.put(words[1], String.join("|", values));
            default -> throw new IllegalArgumentException("a line must begin with counter, exact or let, was " + line);
        }
    }

    List<SpokenRule> rules() {
        return List.copyOf(rules);
    }

    Map<String, List<String>> counters() {
        return Map.copyOf(counters);
    }

    Map<String, String> exact() {
        return Map.copyOf(exact);
    }
}
