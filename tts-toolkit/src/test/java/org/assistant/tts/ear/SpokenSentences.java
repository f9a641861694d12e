package org.assistant.tts.ear;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** English sentences whose words have only one spelling. */
public final class SpokenSentences {

    private static final int A_FEW = 5;

    private SpokenSentences() {}

    /** Returns all 60. */
    public static List<String> all() {
        try (InputStream in = SpokenSentences.class.getResourceAsStream("sentences.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("reading the sentences", e);
        }
    }

    /** Returns every fifth: 12. */
    public static List<String> some() {
        List<String> all = all();
        return IntStream.range(0, all.size())
                .filter(i -> i % A_FEW == 0)
                .mapToObj(all::get)
                .toList();
    }
}
