package org.assistant.tts.kokoro.phonemes.english;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words that are spelt alike and sound different: their context decides where the tagger can't. The table is {@code
 * homographs.txt}, which describes its format.
 */
final class Homographs {

    private final Map<String, List<HomographRule>> rules = new HashMap<>(); // by word; the first that holds applies

    private Homographs(List<String> lines) {
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                HomographRule rule = HomographRule.parse(line);
                rule.words()
                        .forEach(word -> rules.computeIfAbsent(word, w -> new ArrayList<>())
                                .add(rule));
            }
        }
    }

    /** The table of this package. */
    static Homographs load() {
        try (InputStream in = Homographs.class.getResourceAsStream("homographs.txt")) {
            return new Homographs(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("can't read homographs.txt", e);
        }
    }

    /** Returns {@code sentence} with other tags or other words where a rule holds. */
    List<Tagged> decide(List<Tagged> sentence) {
        List<Tagged> decided = new ArrayList<>(sentence);
        for (int i = 0; i < decided.size(); i++) {
            if (decided.get(i).token().given().isPresent()) {
                continue;
            }
            for (HomographRule rule : rules.getOrDefault(decided.get(i).lower(), List.of())) {
                if (rule.holds(decided, i)) {
                    decided.set(i, rule.read(decided.get(i)));
                    break;
                }
            }
        }
        return decided;
    }
}
