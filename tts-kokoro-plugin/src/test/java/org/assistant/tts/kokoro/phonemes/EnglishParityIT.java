package org.assistant.tts.kokoro.phonemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assistant.tts.kokoro.phonemes.english.EnglishFiles;
import org.assistant.tts.kokoro.phonemes.english.EnglishPhonemizer;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakProcess;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** English as spoken, from text to phonemes, compared with that of the network's training. */
@Timeout(120)
final class EnglishParityIT {

    @TempDir
    static Path folder;

    @ParameterizedTest
    @EnumSource(names = ".*_ENGLISH", mode = EnumSource.Mode.MATCH_ALL)
    void everySentence_sameAsTheReference_butWhereThatIsWrong(KokoroLanguage language) throws IOException {
        Map<String, String> corrected = corrected();
        List<ReferencePhonemes> rows = ReferencePhonemes.of(language);
        try (EspeakPhonemizer espeak =
                new EspeakPhonemizer(new EspeakProcess(folder, EspeakProcess.DEADLINE), Vocabulary::known)) {
            Phonemizer phonemizer = new SpokenPhonemizer(EnglishPhonemizer.open(EnglishFiles.folder(), espeak));
            assertThat(rows)
                    .hasSize(50)
                    .allSatisfy(row -> assertThat(phonemizer.phonemize(row.text(), language))
                            .as(row.text())
                            .isEqualTo(corrected.getOrDefault(language.code() + row.text(), row.phonemes())));
        }
    }

    /** Each correction belongs to a sentence of the reference. */
    @Test
    void corrections_areFewAndOfTheReference() throws IOException {
        List<String> texts = ReferencePhonemes.all().stream()
                .map(row -> row.language().code() + row.text())
                .toList();
        assertThat(texts).containsAll(corrected().keySet());
    }

    private static Map<String, String> corrected() throws IOException {
        Map<String, String> corrected = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                EnglishFiles.class.getResourceAsStream("corrected.tsv"), StandardCharsets.UTF_8))) {
            for (String line : lines.lines().toList()) {
                String[] fields = line.split("\t");
                if (!line.startsWith("#")) {
                    corrected.put(fields[0] + fields[1], fields[2]);
                }
            }
        }
        return corrected;
    }
}
