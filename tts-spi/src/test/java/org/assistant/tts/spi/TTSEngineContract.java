package org.assistant.tts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every engine must do; an engine's own test is a subclass that creates the engine. */
public abstract class TTSEngineContract {

    private TTSEngine engine;

    /** Creates an engine with its model in place. */
    protected abstract TTSEngine newEngine();

    /** A text that the default voice speaks; at least twelve words. */
    protected abstract String sampleText();

    /** The engine set up to return the same samples for the same request, such as with a seed; empty if it never does. */
    protected Optional<TTSEngine> repeatableEngine() {
        return Optional.of(engine());
    }

    /** Whether the engine knows where in its text a piece of sound ends. */
    protected boolean tellsWhatWasSaid() {
        return true;
    }

    /** Whether digits have a sound; not so only if a front end that knows few words takes the place of the engine's own. */
    protected boolean speaksDigits() {
        return true;
    }

    /** The engine under test, created at the first call within one test. */
    protected final TTSEngine engine() {
        if (engine == null) {
            engine = newEngine();
        }
        return engine;
    }

    @AfterEach
    final void closeEngine() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void sampleText_soundsInTheEnginesRate() {
        List<Pcm> pieces = new ArrayList<>();
        engine().speak(SpeechRequest.of(sampleText()), pieces::add);

        assertThat(pieces).isNotEmpty().allMatch(piece -> piece.sampleRate() == engine().sampleRate());
        float[] samples = Pcm.concat(pieces, engine().sampleRate()).toArray();
        assertThat(rms(samples)).isBetween(0.005, 0.7);
        assertThat(IntStream.range(0, samples.length).allMatch(i -> Math.abs(samples[i]) <= 1))
                .isTrue();
    }

    /** A server warms each engine up with digits. */
    @Test
    void digits_areSpoken() {
        assumeThat(speaksDigits()).isTrue();
        assertThat(Pcm.collect(engine(), SpeechRequest.of("1, 2, 3.")).length()).isPositive();
    }

    @Test
    void state_readyAfterTheFirstSpeech() {
        engine().speak(SpeechRequest.of(sampleText()), piece -> {});
        assertThat(engine().state()).isEqualTo(new EngineState.Ready());
    }

    @Test
    void defaultVoice_isOneOfTheVoices_andEveryVoiceHasALanguageOfTheEngine() {
        engine().speak(SpeechRequest.of(sampleText()), piece -> {});
        assertThat(engine().voices()).contains(engine().defaultVoice());
        assertThat(engine().voices()).allMatch(voice -> engine().languages().contains(voice.language()));
    }

    @Test
    void profile_isThereBeforeAndAfterTheModel() {
        assertThat(engine().profile().parallel()).isPositive();
        engine().speak(SpeechRequest.of(sampleText()), piece -> {});
        assertThat(engine().profile().parallel()).isPositive();
    }

    @Test
    void latencyBudget_isInItsRange_ifTheEngineHasItsOwn() {
        engine().latencyBudget()
                .ifPresent(budget -> assertThat(budget).isBetween(Duration.ofMillis(20), Duration.ofSeconds(30)));
    }

    @Test
    void pitchOfAVoice_isThatOfAPerson_ifItIsKnown() {
        for (Voice voice : engine().voices()) {
            engine().pitchHertz(voice)
                    .ifPresent(hertz -> assertThat(hertz).as(voice.id()).isBetween(50.0, 500.0));
        }
    }

    @Test
    void sameRequestTwice_sameSamples_ifTheEngineIsRepeatable() {
        repeatable(engine -> assertThat(samples(engine)).isEqualTo(samples(engine)));
    }

    @Test
    void whatWasSaid_endsWithSentences_neverGoesBack_andReachesTheEndOfTheText() {
        String text = sampleText() + "\n\n" + sampleText() + " " + sampleText() + "\n ";
        List<Pcm> pieces = new ArrayList<>();
        engine().speak(SpeechRequest.of(text), pieces::add);
        List<Integer> ends = pieces.stream()
                .flatMap(piece -> piece.said().stream())
                .map(Said::upTo)
                .toList();

        assertThat(ends)
                .isSorted()
                .allMatch(end -> end == 0
                        || end == text.length()
                        || text.substring(0, end).strip().endsWith("."));
        if (tellsWhatWasSaid()) {
            assertThat(pieces.get(pieces.size() - 1).said()).contains(new Said(text.length()));
        } else {
            assertThat(ends).isEmpty();
        }
    }

    @Test
    void reading_saysSomethingOfTheText_ifTheEngineCanSayIt() {
        engine().reading(SpeechRequest.of(sampleText()))
                .ifPresent(sentences -> assertThat(sentences).isNotEmpty().allSatisfy(sentence -> {
                    assertThat(sentence.normalized()).isNotBlank();
                    assertThat(sentence.phonemes() + String.join("", sentence.tokens()))
                            .isNotBlank();
                }));
    }

    @Test
    void higherSpeed_shorter() {
        int normal = Pcm.collect(engine(), SpeechRequest.of(sampleText())).length();
        SpeechRequest fast = new SpeechRequest(sampleText(), "", Locale.ROOT, 1.5);
        assertThat(Pcm.collect(engine(), fast).length()).isLessThan(normal * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "😀 🎉", "\u0000\u0001", "\uD800", "...!?"})
    void nothingToSpeak_invalidRequestAndNoAudio(String text) {
        List<Pcm> pieces = new ArrayList<>();
        assertThatThrownBy(() -> engine().speak(SpeechRequest.of(text), pieces::add))
                .isInstanceOfSatisfying(
                        TTSException.InvalidRequest.class,
                        e -> assertThat(e.field()).isEqualTo("text"));
        assertThat(pieces).isEmpty();
    }

    @Test
    void unknownVoice_saysSo() {
        assertThatThrownBy(() -> Pcm.collect(engine(), SpeechRequest.of(sampleText(), "nobody_at_all")))
                .isInstanceOf(TTSException.UnknownVoice.class)
                .hasMessageContaining("nobody_at_all");
    }

    @Test
    void unknownLanguage_saysSo() {
        SpeechRequest klingon = new SpeechRequest(sampleText(), "", Locale.forLanguageTag("tlh"), 1);
        assertThatThrownBy(() -> Pcm.collect(engine(), klingon)).isInstanceOf(TTSException.UnsupportedLanguage.class);
    }

    @Test
    void sinkThatThrows_endsTheSpeechWithItsException_andLeavesTheEngineUsable() {
        IllegalStateException stop = new IllegalStateException("enough");
        Throwable thrown = catchThrowable(() -> engine().speak(SpeechRequest.of(sampleText()), piece -> {
            throw stop;
        }));
        assertThat(thrown).isSameAs(stop);
        assertThat(Pcm.collect(engine(), SpeechRequest.of(sampleText())).length())
                .isPositive();
    }

    @Test
    void interrupted_cancelledWithTheStatusSet_andTheEngineUsable() {
        engine().speak(SpeechRequest.of(sampleText()), piece -> {});
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> engine().speak(SpeechRequest.of(sampleText()), piece -> {}));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(TTSException.Cancelled.class);
        assertThat(Pcm.collect(engine(), SpeechRequest.of(sampleText())).length())
                .isPositive();
    }

    @Test
    void fourCallsAtOnce_eachGetsItsOwnSpeech() throws Exception {
        for (float[] samples : atOnce(engine(), 4)) {
            assertThat(rms(samples)).isBetween(0.005, 0.7);
        }
    }

    @Test
    void fourCallsAtOnce_sameSamplesAsAlone_ifTheEngineIsRepeatable() throws Exception {
        repeatable(engine -> assertThat(atOnce(engine, 4)).containsOnly(samples(engine)));
    }

    @Test
    void closed_unavailable() {
        engine().close();
        engine().close();
        assertThat(engine().state()).isInstanceOf(EngineState.Unavailable.class);
        assertThatThrownBy(() -> Pcm.collect(engine(), SpeechRequest.of(sampleText())))
                .isInstanceOf(TTSException.EngineUnavailable.class);
    }

    private void repeatable(ThrowingConsumer<TTSEngine> test) {
        Optional<TTSEngine> repeatable = repeatableEngine();
        assumeThat(repeatable).isPresent();
        try (TTSEngine engine = repeatable.orElseThrow()) {
            test.accept(engine);
        }
    }

    private float[] samples(TTSEngine engine) {
        return Pcm.collect(engine, SpeechRequest.of(sampleText())).toArray();
    }

    private List<float[]> atOnce(TTSEngine engine, int count) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(count);
        try {
            List<float[]> all = new ArrayList<>();
            Callable<float[]> call = () -> samples(engine);
            for (Future<float[]> one : callers.invokeAll(Collections.nCopies(count, call))) {
                all.add(one.get());
            }
            return all;
        } finally {
            callers.shutdownNow();
        }
    }

    private static double rms(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return Math.sqrt(sum / samples.length);
    }
}
