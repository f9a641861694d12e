package org.assistant.tts.kokoro.heard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.ear.Ear;
import org.assistant.tts.ear.HearingErrors;
import org.assistant.tts.ear.SpokenSentences;
import org.assistant.tts.kokoro.KokoroConfig;
import org.assistant.tts.kokoro.KokoroEngine;
import org.assistant.tts.kokoro.KokoroModelPackage;
import org.assistant.tts.models.ModelFiles;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kokoro as a speech recogniser hears it. {@link EarBenchmark} tests all voices. */
final class EarIT {

    /** Women and men, American and British; the default voice, and one with noise after its sound. */
    private static final List<String> VOICES = List.of("af_heart", "af_alloy", "am_michael", "bm_george");

    private static Ear ear;

    @BeforeAll
    static void open() {
        ear = Ear.open();
    }

    @AfterAll
    static void close() {
        ear.close();
    }

    @Test
    void person_isHeardRightly() {
        assertThat(HearingErrors.of(Ear.RECORDED, ear.hear(Ear.recorded())).errors())
                .isZero();
    }

    @Test
    void kokoro_isHeardWithLessThanThreeErrorsInAHundredCharacters() {
        ModelFiles.folder(new KokoroModelPackage());
        HearingErrors errors = HearingErrors.NONE;
        List<String> wrong = new ArrayList<>();
        try (KokoroEngine engine = KokoroEngine.open(KokoroConfig.defaults(), ModelFiles.settings())) {
            for (String voice : VOICES) {
                for (String sentence : SpokenSentences.some()) {
                    String heard = ear.hear(Pcm.collect(engine, SpeechRequest.of(sentence, voice)));
                    HearingErrors some = HearingErrors.of(sentence, heard);
                    errors = errors.plus(some);
                    if (some.errors() > 0) {
                        wrong.add(voice + ": " + sentence + " was heard as: " + heard);
                    }
                }
            }
        }
        assertThat(errors.rate()).as("errors a character, %s", wrong).isLessThan(0.03);
    }
}
