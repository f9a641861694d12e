package org.assistant.tts.kokoro.phonemes;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakPhonemizer;
import org.assistant.tts.kokoro.phonemes.espeak.EspeakProcess;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real child with random text, and without its parent. */
@Timeout(180)
class EspeakHostileTextTest {

    private static final int CALLS = 2000;
    private static final List<KokoroLanguage> LANGUAGES = Arrays.stream(KokoroLanguage.values())
            .filter(language -> !language.isEastAsian())
            .toList();

    @TempDir
    static Path folder;

    @Test
    void filteredText_noChildLost() {
        Random random = new Random(20261123);
        int[] asked = new int[1];
        try (EspeakProcess espeak = new EspeakProcess(folder, EspeakProcess.DEADLINE)) {
            espeak.phonemes("roa/es", "hola");
            ProcessHandle child = ProcessHandle.current().children().findFirst().orElseThrow();
            EspeakPhonemizer phonemizer = new EspeakPhonemizer(
                    (voice, text) -> {
                        asked[0]++;
                        return espeak.phonemes(voice, text);
                    },
                    UnaryOperator.identity());
            for (int call = 0; call < CALLS; call++) {
                KokoroLanguage language = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
                phonemizer.phonemize(text(random, language), language);
            }
            assertThat(child.isAlive()).isTrue();
        }
        assertThat(asked[0]).isGreaterThan(CALLS / 2);
    }

    /** Bypasses the filter, as if it had a gap: the child may die, the caller may get an error, this JVM goes on. */
    @Test
    void rawText_survivedWhateverHappensToTheChild() {
        Random random = new Random(7);
        try (EspeakProcess espeak = new EspeakProcess(folder, EspeakProcess.DEADLINE)) {
            for (int call = 0; call < CALLS; call++) {
                KokoroLanguage language =
                        call == 0 ? KokoroLanguage.HINDI : LANGUAGES.get(random.nextInt(LANGUAGES.size()));
                // The first text crashes eSpeak NG 1.52.0.1 on Linux.
                String text = call == 0 ? "ो\uD83C\uDD7F" : text(random, language);
                try {
                    espeak.phonemes(language.espeakVoice(), text);
                } catch (TTSException.SynthesisFailed e) {
                    assertThat(e).hasMessageContaining("eSpeak NG");
                }
            }
            assertThat(espeak.phonemes("roa/es", "hola")).isEqualTo("ˈola");
        }
    }

    @Test
    void parentKilled_childEndsItself() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8))) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
            parent.destroyForcibly();
            child.onExit().get(30, SECONDS);
            assertThat(child.isAlive()).isFalse();
        } finally {
            parent.destroyForcibly();
        }
    }

    /** A JVM that never closes its child. */
    static final class Parent {

        private Parent() {}

        public static void main(String[] args) throws InterruptedException, IOException {
            new EspeakProcess(Path.of(args[0]), EspeakProcess.DEADLINE).phonemes("roa/es", "hola");
            long child =
                    ProcessHandle.current().children().findFirst().orElseThrow().pid();
            System.out.write((child + "\n").getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            new CountDownLatch(1).await();
        }
    }

    private static String text(Random random, KokoroLanguage language) {
        int length = random.nextInt(200);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.appendCodePoint(
                    switch (random.nextInt(6)) {
                        case 0 -> ' ' + random.nextInt(95);
                        case 1 -> random.nextInt(Character.MAX_CODE_POINT + 1);
                        case 2 -> random.nextInt(0x3000);
                        case 3 -> 0xA0 + random.nextInt(0x1B0);
                        case 4 -> ' ';
                        default -> letter(random, language);
                    });
        }
        return text.toString();
    }

    private static int letter(Random random, KokoroLanguage language) {
        int first = language == KokoroLanguage.HINDI ? 0x900 : 'a';
        int letter = first + random.nextInt(language == KokoroLanguage.HINDI ? 0x80 : 26);
        return UnicodeScript.of(letter) == UnicodeScript.UNKNOWN ? first : letter;
    }
}
