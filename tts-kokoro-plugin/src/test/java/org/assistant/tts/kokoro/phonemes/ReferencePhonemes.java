package org.assistant.tts.kokoro.phonemes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/**
 * Sentences with the phonemes of the reference G2P that Kokoro was trained with (misaki).
 *
 * @param language of {@code text}
 */
record ReferencePhonemes(KokoroLanguage language, String text, String phonemes) {

    /** All of {@code phonemes.tsv}: 50 sentences of each English, 30 of Japanese, 15 of Chinese, 20 of each other language. */
    static List<ReferencePhonemes> all() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ReferencePhonemes.class.getResourceAsStream("phonemes.tsv"), StandardCharsets.UTF_8))) {
            return lines.lines().map(ReferencePhonemes::parse).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<ReferencePhonemes> of(KokoroLanguage language) {
        return all().stream().filter(row -> row.language() == language).toList();
    }

    private static ReferencePhonemes parse(String line) {
        String[] fields = line.split("\t", -1);
        return new ReferencePhonemes(KokoroLanguage.ofCode(fields[0].charAt(0)).orElseThrow(), fields[1], fields[2]);
    }
}
