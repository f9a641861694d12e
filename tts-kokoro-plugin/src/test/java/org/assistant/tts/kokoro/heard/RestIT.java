package org.assistant.tts.kokoro.heard;

import static org.assertj.core.api.Assertions.assertThat;

import org.assistant.tts.kokoro.KokoroConfig;
import org.assistant.tts.kokoro.KokoroEngine;
import org.assistant.tts.kokoro.KokoroModelPackage;
import org.assistant.tts.models.ModelFiles;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pauses that were once too long in voices with breath before or noise after their sound. {@link RestBenchmark} tests all
 * voices.
 */
final class RestIT {

    private static KokoroEngine engine;

    @BeforeAll
    static void open() {
        ModelFiles.folder(new KokoroModelPackage());
        engine = KokoroEngine.open(KokoroConfig.defaults(), ModelFiles.settings());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "af_nova, Mail info@example.com now. |We answer on the same day.",
        "af_nova, Here is the news.¶The weather stays dry.",
        "af_heart, Meet me at 5 p.m. on Monday. |I will bring the books.",
        "af_river, Here is the news.¶The weather stays dry.",
        "am_michael, We live near St. Paul now. |It is a quiet place.",
        "bm_george, The U.S. economy grew. |Nobody expected it.",
        "zm_yunxi, 医生住在附近。|他是一个好人。"
    })
    void rests_areAsLongAsConfigured(String voice, String marked) {
        RestedText text = new RestedText(marked);
        Pcm speech = Pcm.collect(engine, SpeechRequest.of(text.text(), voice));
        assertThat(text.others(speech)).isZero();
        assertThat(text.errors(speech, KokoroConfig.defaults()))
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).isBetween(-60, 60));
    }
}
