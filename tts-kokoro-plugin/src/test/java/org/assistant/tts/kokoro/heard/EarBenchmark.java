package org.assistant.tts.kokoro.heard;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.ear.Ear;
import org.assistant.tts.ear.HearingErrors;
import org.assistant.tts.ear.SpokenSentences;
import org.assistant.tts.kokoro.EspeakAlone;
import org.assistant.tts.kokoro.KokoroConfig;
import org.assistant.tts.kokoro.KokoroEngine;
import org.assistant.tts.kokoro.KokoroModelPackage;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.models.ModelFiles;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;

/**
 * Prints the error rate of a speech recogniser on the English voices, with the lexicons and with eSpeak NG alone, by voice;
 * then the errors.
 *
 * <p>The argument is the number of sentences for each voice, of the 60; with fewer than all, each voice says others.
 */
final class EarBenchmark {

    private static final String LINE = "%-12s %10s %16s%n";

    private final Ear ear;
    private final List<String> wrong = new ArrayList<>();

    private EarBenchmark(Ear ear) {
        this.ear = ear;
    }

    public static void main(String[] arguments) {
        ModelFiles.folder(new KokoroModelPackage());
        ModelSettings models = ModelFiles.settings();
        KokoroConfig config = KokoroConfig.defaults();
        try (Ear ear = Ear.open();
                KokoroEngine lexicons = EspeakAlone.withLexicons(config, models);
                KokoroEngine espeak = EspeakAlone.withoutLexicons(config, models)) {
            new EarBenchmark(ear).print(lexicons, espeak, Integer.parseInt(arguments[0]));
        }
    }

    private void print(KokoroEngine lexicons, KokoroEngine espeak, int sentences) {
        List<String> voices = VoiceCatalogue.ids().stream()
                .filter(voice -> VoiceCatalogue.language(voice).isEnglish())
                .toList();
        HearingErrors byLexicons = HearingErrors.NONE;
        HearingErrors byEspeak = HearingErrors.NONE;
        System.out.printf(LINE, "voice", "lexicons", "eSpeak NG alone");
        for (int i = 0; i < voices.size(); i++) {
            HearingErrors first = HearingErrors.NONE;
            HearingErrors second = HearingErrors.NONE;
            for (int j = 0; j < sentences; j++) {
                List<String> all = SpokenSentences.all();
                String sentence = all.get((i * sentences + j) % all.size());
                first = first.plus(errors(lexicons, voices.get(i), sentence, "lexicons"));
                second = second.plus(errors(espeak, voices.get(i), sentence, "eSpeak NG"));
            }
            System.out.printf(LINE, voices.get(i), first, second);
            byLexicons = byLexicons.plus(first);
            byEspeak = byEspeak.plus(second);
        }
        System.out.printf(LINE, "all", byLexicons, byEspeak);
        wrong.forEach(System.out::println);
    }

    private HearingErrors errors(KokoroEngine engine, String voice, String sentence, String name) {
        String heard = ear.hear(Pcm.collect(engine, SpeechRequest.of(sentence, voice)));
        HearingErrors errors = HearingErrors.of(sentence, heard);
        if (errors.errors() > 0) {
            wrong.add(voice + " by " + name + ": " + sentence + " | " + heard);
        }
        return errors;
    }
}
