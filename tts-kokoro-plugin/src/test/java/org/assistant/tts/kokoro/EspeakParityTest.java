package org.assistant.tts.kokoro;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EspeakParityTest {

    @TempDir
    static Path folder;

    private static EspeakPhonemizer phonemizer;

    @BeforeAll
    static void start() {
        phonemizer = new EspeakPhonemizer(new EspeakProcess(folder, EspeakProcess.DEADLINE), UnaryOperator.identity());
    }

    @AfterAll
    static void end() {
        phonemizer.close();
    }

    @Test
    void debug() {
        for (ReferencePhonemes row : ReferencePhonemes.all()) {
            String got = phonemizer.phonemize(row.text(), row.language());
            if (!got.equals(row.phonemes())) {
                System.out.println("DIFF " + row.language().code() + " " + row.text() + "\nDIFF   want "
                        + row.phonemes() + "\nDIFF   got  " + got);
            }
        }
    }
}
