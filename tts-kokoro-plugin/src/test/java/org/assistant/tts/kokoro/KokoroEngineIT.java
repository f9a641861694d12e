package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assistant.tts.audio.signal.Loudness;
import org.assistant.tts.models.ModelFiles;
import org.assistant.tts.models.ModelSettings;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSEngineContract;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The contract and Kokoro's additions, with the real weights and the real eSpeak NG. Fetches the model to
 * {@code tts.models.dir} if it is missing.
 */
final class KokoroEngineIT extends TTSEngineContract {

    private static final ModelSettings MODELS = ModelFiles.settings();

    @BeforeAll
    static void fetchModel() {
        ModelFiles.folder(new KokoroModelPackage());
    }

    @Override
    protected TTSEngine newEngine() {
        return KokoroEngine.open(KokoroConfig.defaults(), MODELS);
    }

    @Override
    protected Optional<TTSEngine> repeatableEngine() {
        Map<String, String> exact = Map.of(KokoroSettings.EARLY_SOUND.key(), "off");
        return Optional.of(KokoroEngine.open(KokoroConfig.from(key -> Optional.ofNullable(exact.get(key))), MODELS));
    }

    @Override
    protected String sampleText() {
        return "Yes, there are twelve words or a few more in this one.";
    }

    @ParameterizedTest
    @CsvSource({
        "bm_george, The train leaves at ten o'clock.",
        "ef_dora, El tren sale a las diez.",
        "ff_siwis, Le train part à dix heures.",
        "hf_alpha, गाड़ी दस बजे चलती है।",
        "if_sara, Il treno parte alle dieci.",
        "pf_dora, O trem sai às dez horas."
    })
    void everyLanguage_soundsForASensibleTime_atTheWantedLoudness_afterAShortSilence(String voice, String text) {
        Pcm speech = Pcm.collect(engine(), SpeechRequest.of(text, voice));
        float[] samples = speech.toArray();
        assertThat(speech.duration()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(4));
        assertThat(Loudness.integrated(speech)).isBetween(-24.0, -16.0);
        assertThat(firstAbove(samples, 0.003f)).isBetween(500, 60 * 24);
    }

    @Test
    void mixture_soundsLikeNeitherOfItsVoices() {
        Pcm mixed = Pcm.collect(engine(), SpeechRequest.of("Good morning.", "af_bella(2)+af_sky(1)"));
        assertThat(mixed.toArray())
                .isNotEqualTo(Pcm.collect(engine(), SpeechRequest.of("Good morning.", "af_bella"))
                        .toArray())
                .isNotEqualTo(Pcm.collect(engine(), SpeechRequest.of("Good morning.", "af_sky"))
                        .toArray());
        assertThat(Loudness.integrated(mixed)).isBetween(-24.0, -16.0);
    }

    @Test
    void interruptDuringARun_endsItAtOnce() throws Exception {
        engine().speak(SpeechRequest.of("Ready."), piece -> {});
        CountDownLatch first = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> ended.complete(catchThrowable(
                () -> engine().speak(SpeechRequest.of((sampleText() + " ").repeat(50)), piece -> first.countDown()))));
        caller.start();
        first.await();
        long start = System.nanoTime();
        caller.interrupt();
        assertThat(ended.get()).isInstanceOf(TTSException.Cancelled.class);
        // The requirement is 50 ms; a busy machine may be late to wake a thread.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        assertThat(Pcm.collect(engine(), SpeechRequest.of("Still here.")).length())
                .isPositive();
    }

    @Test
    void paragraphOfHostileCharacters_isSpokenWithoutThem() {
        String text = "One \u0000 two \uD800 three 😀 four.";
        assertThat(Pcm.collect(engine(), SpeechRequest.of(text)).duration()).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void scriptOfAnotherLanguage_invalidRequest() {
        assertThatThrownBy(() -> Pcm.collect(engine(), SpeechRequest.of("漢字かな交じり文")))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("text"));
    }

    @Test
    void megabyteOfText_startsToSpeakAtOnce() {
        IllegalStateException enough = new IllegalStateException("enough");
        List<Pcm> pieces = new ArrayList<>();
        Throwable thrown =
                catchThrowable(() -> engine().speak(SpeechRequest.of("All of it. ".repeat(100_000)), piece -> {
                    pieces.add(piece);
                    throw enough;
                }));
        assertThat(thrown).isSameAs(enough);
        assertThat(pieces).hasSize(1);
    }

    private static int firstAbove(float[] samples, float amplitude) {
        int i = 0;
        while (Math.abs(samples[i]) <= amplitude) {
            i++;
        }
        return i;
    }
}
