package org.assistant.tts.kokoro.heard;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.kokoro.KokoroConfig;
import org.assistant.tts.kokoro.KokoroEngine;
import org.assistant.tts.kokoro.KokoroModelPackage;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.models.ModelFiles;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;

/**
 * Prints how many pauses of each voice in 12 texts of its language have the configured length within 60 ms, and lists the others.
 *
 * <p>The arguments are prefixes of voices, such as {@code af_ jf_}; without arguments, all voices.
 */
final class RestBenchmark {

    private static final int TOLERANCE_MILLIS = 60;

    private int right;
    private int all;
    private int farthest;
    private int others;

    private RestBenchmark() {}

    public static void main(String[] arguments) {
        ModelFiles.folder(new KokoroModelPackage());
        KokoroConfig config = KokoroConfig.defaults();
        try (KokoroEngine engine = KokoroEngine.open(config, ModelFiles.settings())) {
            print(engine, config, List.of(arguments));
        }
    }

    static void print(KokoroEngine engine, KokoroConfig config, List<String> wanted) {
        RestBenchmark sum = new RestBenchmark();
        for (String voice : VoiceCatalogue.ids()) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(voice::startsWith)) {
                RestBenchmark one = new RestBenchmark();
                List<String> wrong = new ArrayList<>();
                for (RestedText text :
                        RestedText.in(VoiceCatalogue.language(voice).locale())) {
                    one.add(text, Pcm.collect(engine, SpeechRequest.of(text.text(), voice)), config, wrong);
                }
                System.out.println(voice + ": " + one);
                wrong.forEach(System.out::println);
                sum.add(one);
            }
        }
        System.out.println("all: " + sum);
    }

    private void add(RestedText text, Pcm speech, KokoroConfig config, List<String> wrong) {
        List<Integer> errors = text.errors(speech, config);
        for (int error : errors) {
            right += Math.abs(error) <= TOLERANCE_MILLIS ? 1 : 0;
            all++;
            farthest = Math.max(farthest, Math.abs(error));
        }
        others += text.others(speech);
        if (text.others(speech) > 0 || errors.stream().anyMatch(error -> Math.abs(error) > TOLERANCE_MILLIS)) {
            wrong.add("    " + errors + " ms off, " + text.others(speech) + " others: "
                    + text.text().replace("\n", " / "));
        }
    }

    private void add(RestBenchmark one) {
        right += one.right;
        all += one.all;
        farthest = Math.max(farthest, one.farthest);
        others += one.others;
    }

    @Override
    public String toString() {
        return right + " of " + all + " rests right, the farthest " + farthest + " ms off, " + others + " others";
    }
}
