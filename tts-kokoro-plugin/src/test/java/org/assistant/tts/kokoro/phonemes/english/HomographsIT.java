package org.assistant.tts.kokoro.phonemes.english;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.junit.jupiter.api.Test;

/** The sentences of {@code homographs.tsv}, with the real lexicons and the real tagger. */
final class HomographsIT {

    @Test
    void atLeast95OfAHundred_areSaidAsTheirSentenceMeans() throws IOException {
        EnglishPhonemizer phonemizer = EnglishPhonemizer.open(EnglishFiles.folder(), (word, language) -> "");
        List<String> wrong = new ArrayList<>();
        List<String> lines = lines();
        for (String line : lines) {
            String[] columns = line.split("\t"); // word, phonemes, sentence
            String said = phonemizer.phonemize(columns[2], KokoroLanguage.AMERICAN_ENGLISH);
            if (!List.of(said.replaceAll("[,.;:!?”“—]", "").split(" ")).contains(columns[1])) {
                wrong.add(columns[0] + " in: " + columns[2] + " " + said);
            }
        }
        assertThat(lines.stream()
                        .map(line -> line.substring(0, line.indexOf('\t')))
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(60);
        assertThat(wrong).hasSizeLessThanOrEqualTo(lines.size() / 20);
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = HomographsIT.class.getResourceAsStream("homographs.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
