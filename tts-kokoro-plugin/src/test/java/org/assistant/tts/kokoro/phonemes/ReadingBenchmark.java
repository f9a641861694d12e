package org.assistant.tts.kokoro.phonemes;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.ear.SpokenSentences;
import org.assistant.tts.kokoro.KokoroConfig;
import org.assistant.tts.kokoro.KokoroEngine;
import org.assistant.tts.kokoro.KokoroModelPackage;
import org.assistant.tts.kokoro.heard.RestedText;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.models.ModelFiles;
import org.assistant.tts.spi.SpeechRequest;

/**
 * Prints the time from a text to its phonemes: of the 60 English sentences of the recogniser's tests, and of the texts with
 * rests in the other languages. Each is read {@value #ROUNDS} times after {@value #WARM_ROUNDS} unmeasured rounds. No
 * arguments.
 */
final class ReadingBenchmark {

    private static final int WARM_ROUNDS = 20;
    private static final int ROUNDS = 20;

    private ReadingBenchmark() {}

    public static void main(String[] arguments) {
        ModelFiles.folder(new KokoroModelPackage());
        try (KokoroEngine engine = KokoroEngine.open(KokoroConfig.defaults(), ModelFiles.settings())) {
            System.out.println("language  texts  sentences  first ms  median us a sentence  slowest us");
            print(engine, "af_heart", SpokenSentences.all());
            print(engine, "bf_emma", SpokenSentences.all());
            for (String voice :
                    List.of("ef_dora", "ff_siwis", "hf_alpha", "if_sara", "pf_dora", "jf_alpha", "zf_xiaobei")) {
                Locale language = VoiceCatalogue.language(voice).locale();
                print(
                        engine,
                        voice,
                        RestedText.in(language).stream().map(RestedText::text).toList());
            }
        }
    }

    private static void print(KokoroEngine engine, String voice, List<String> texts) {
        long first = System.nanoTime();
        read(engine, voice, texts.get(0));
        first = System.nanoTime() - first;
        for (int round = 0; round < WARM_ROUNDS; round++) {
            texts.forEach(text -> read(engine, voice, text));
        }
        double[] micros = new double[ROUNDS * texts.size()];
        int at = 0;
        int sentences = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (String text : texts) {
                long start = System.nanoTime();
                int read = read(engine, voice, text);
                micros[at++] = (System.nanoTime() - start) / 1e3 / read;
                sentences += read;
            }
        }
        Arrays.sort(micros);
        System.out.printf(
                "%-8s  %5d  %9d  %8.1f  %20.0f  %10.0f%n",
                VoiceCatalogue.language(voice).locale().toLanguageTag(),
                texts.size(),
                sentences / ROUNDS,
                first / 1e6,
                micros[micros.length / 2],
                micros[micros.length - 1]);
    }

    private static int read(KokoroEngine engine, String voice, String text) {
        return engine.reading(SpeechRequest.of(text, voice)).orElseThrow().size();
    }
}
