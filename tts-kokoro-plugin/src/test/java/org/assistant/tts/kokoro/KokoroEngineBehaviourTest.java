package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assistant.tts.kokoro.network.AcousticModel;
import org.assistant.tts.kokoro.network.LoadedKokoro;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.network.ToneModel;
import org.assistant.tts.kokoro.phonemes.SpokenPhonemizer;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.WordReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Kokoro engine does beyond the contract of every engine. */
@Timeout(20)
final class KokoroEngineBehaviourTest {

    private static final String TEXT = "the quick brown fox jumps over the lazy dot. ".repeat(20);

    @Test
    void speech_startsAtMost50MillisBeforeTheFirstSound() {
        try (KokoroEngine engine = FakeKokoro.engine(new ToneModel())) {
            float[] samples = Pcm.collect(engine, SpeechRequest.of("hello.")).toArray();
            assertThat(firstAbove(samples, 0.01f)).isBetween(1_000, 1_300);
        }
    }

    @Test
    void withoutEspeak_onlyWhatTheLexiconsSayIsSpoken() {
        KokoroConfig config =
                KokoroConfig.from(key -> Optional.of("off").filter(off -> key.equals("tts.kokoro.espeak")));
        try (KokoroEngine engine = FakeKokoro.engine(config, progress -> FakeKokoro.loaded(new ToneModel()))) {
            assertThat(engine.voices())
                    .extracting(voice -> voice.language().getLanguage())
                    .containsOnly("en", "ja", "zh");
            assertThat(Pcm.collect(engine, SpeechRequest.of("hello", "af_heart"))
                            .length())
                    .isPositive();
            assertThatThrownBy(() -> Pcm.collect(engine, SpeechRequest.of("hola", "ef_dora")))
                    .isInstanceOf(TTSException.UnsupportedLanguage.class)
                    .hasMessageContaining("tts.kokoro.espeak");
        }
    }

    @Test
    void textOfWordsAlready_goesToPhonemesAsItIs() {
        LetterPhonemizer phonemizer = new LetterPhonemizer();
        LoadedKokoro kokoro = FakeKokoro.loaded(new ToneModel(), new SpokenPhonemizer(phonemizer));
        try (KokoroEngine engine = FakeKokoro.engine(KokoroConfig.defaults(), progress -> kokoro)) {
            SpeechRequest request = SpeechRequest.of("It is *5 kg*.");
            Pcm.collect(engine, request);
            Pcm.collect(engine, request.withNormalize(false));
        }
        assertThat(phonemizer.asked()).containsExactly("It is five kilograms.", "It is *5 kg*.");
    }

    @Test
    void pieces_restAsLongAsTheirEndingAsks() {
        try (KokoroEngine engine = FakeKokoro.engine(new ToneModel())) {
            List<Pcm> pieces = new ArrayList<>();
            engine.speak(SpeechRequest.of("hello you.\n\nand you."), pieces::add);
            assertThat(pieces).hasSize(2);
            // 50 ms of the next piece's lead belong to the pause.
            assertThat(silenceAtEnd(pieces.get(0).toArray())).isBetween(550 * 24 - 150, 550 * 24 + 150);
            assertThat(silenceAtEnd(pieces.get(1).toArray())).isBetween(200 * 24 - 150, 200 * 24 + 150);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.5", "0.49, 0.5", "2.01, 2", "4, 2"})
    void speedOutOfRange_isSpokenAtTheNearest(double speed, double nearest) {
        try (KokoroEngine engine = FakeKokoro.engine(new ToneModel())) {
            assertThat(engine.nearestSpeed(speed)).isEqualTo(nearest);
            assertThat(Pcm.collect(engine, new SpeechRequest("hello", "", Locale.ROOT, speed))
                            .toArray())
                    .isEqualTo(Pcm.collect(engine, new SpeechRequest("hello", "", Locale.ROOT, nearest))
                            .toArray());
        }
    }

    @Test
    void lettersWithoutASound_invalidRequest() {
        KokoroSource mute = progress -> FakeKokoro.loaded(new ToneModel(), (text, language) -> " . ");
        try (KokoroEngine engine = FakeKokoro.engine(KokoroConfig.defaults(), mute)) {
            assertThatThrownBy(() -> Pcm.collect(engine, SpeechRequest.of("Psst.")))
                    .isInstanceOfSatisfying(
                            TTSException.InvalidRequest.class,
                            e -> assertThat(e.field()).isEqualTo("text"))
                    .hasMessageContaining("English");
        }
    }

    @Test
    void reading_hasTheSentencesThatAreSpoken() {
        try (KokoroEngine engine = FakeKokoro.engine(new ToneModel())) {
            List<SentenceReading> sentences = engine.reading(SpeechRequest.of("One is here. Two too.\n\nThree."))
                    .orElseThrow();
            assertThat(sentences)
                    .extracting(SentenceReading::normalized)
                    .containsExactly("One is here.", "Two too.", "Three.");
            assertThat(sentences.get(0).phonemes()).isEqualTo("one is here.");
            assertThat(sentences.get(0).language()).isEqualTo(Locale.US);
            assertThat(sentences.get(0).words()).extracting(WordReading::word).containsExactly("One", "is", "here.");
        }
    }

    @Test
    void openAiName_speaks() {
        try (KokoroEngine engine = FakeKokoro.engine(new ToneModel())) {
            assertThat(Pcm.collect(engine, SpeechRequest.of("hello", "alloy")).length())
                    .isPositive();
        }
    }

    @Test
    void nextPiece_isMadeOnceTheSinkTookTheOneBefore() {
        AtomicInteger runs = new AtomicInteger();
        AcousticModel network = new Hooked(new ToneModel(), runs::incrementAndGet);
        try (KokoroEngine engine = FakeKokoro.engine(network)) {
            List<Integer> runsAtPiece = new ArrayList<>();
            engine.speak(SpeechRequest.of(TEXT), piece -> runsAtPiece.add(runs.get()));
            assertThat(runsAtPiece.size()).isGreaterThan(3);
            assertThat(runsAtPiece)
                    .isEqualTo(
                            IntStream.rangeClosed(1, runsAtPiece.size()).boxed().toList());
        }
    }

    @Test
    void pieceSpokenBefore_isNotMadeAgain_andSoundsTheSame() {
        ToneModel network = new ToneModel();
        try (KokoroEngine engine = FakeKokoro.engine(KokoroConfig.defaults(), progress -> FakeKokoro.loaded(network))) {
            float[] first = Pcm.collect(engine, SpeechRequest.of("hello you.")).toArray();
            float[] again = Pcm.collect(engine, SpeechRequest.of("hello you.")).toArray();
            assertThat(again).isEqualTo(first);
            assertThat(network.spoken()).hasSize(1);
            Pcm.collect(engine, SpeechRequest.of("hello me."));
            Pcm.collect(engine, new SpeechRequest("hello you.", "", Locale.ROOT, 1.5));
            assertThat(network.spoken()).hasSize(3);
        }
    }

    @Test
    void interruptDuringARun_cancelsTheRunSoon_andTheEngineStaysUsable() throws Exception {
        BlockingModel network = new BlockingModel();
        try (KokoroEngine engine = FakeKokoro.engine(network)) {
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread caller = speaker(engine, ended);
            network.awaitRun();
            long start = System.nanoTime();
            caller.interrupt();
            assertThat(ended.get()).isInstanceOf(TTSException.Cancelled.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
            assertThat(network.awaitInterrupted()).isTrue();
            network.letRun();
            assertThat(Pcm.collect(engine, SpeechRequest.of("hello")).length()).isPositive();
        }
    }

    @Test
    void closeDuringARun_endsItAsUnavailable() throws Exception {
        BlockingModel network = new BlockingModel();
        KokoroEngine engine = FakeKokoro.engine(network);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        speaker(engine, ended);
        network.awaitRun();
        engine.close();
        assertThat(ended.get())
                .isInstanceOf(TTSException.EngineUnavailable.class)
                .hasMessageContaining("closed");
        assertThat(network.isClosed()).isTrue();
    }

    @Test
    void tooManyWaiting_overloaded() throws Exception {
        BlockingModel network = new BlockingModel();
        KokoroConfig config = config(Map.of("tts.kokoro.concurrent-runs", "1", "tts.kokoro.max-waiting", "0"));
        try (KokoroEngine engine = FakeKokoro.engine(config, progress -> FakeKokoro.loaded(network))) {
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            speaker(engine, ended);
            network.awaitRun();
            assertThatThrownBy(() -> Pcm.collect(engine, SpeechRequest.of("hello")))
                    .isInstanceOf(TTSException.EngineOverloaded.class);
        }
    }

    @Test
    void modelMissing_unavailableWithTheRemedy_andTheNextSpeechTriesAgain() {
        AtomicInteger tries = new AtomicInteger();
        KokoroSource source = progress -> {
            if (tries.incrementAndGet() == 1) {
                throw new TTSException.ModelUnavailable("model.onnx is missing", null);
            }
            return FakeKokoro.loaded(new ToneModel());
        };
        try (KokoroEngine engine = FakeKokoro.engine(KokoroConfig.defaults(), source)) {
            assertThat(engine.state()).isEqualTo(new EngineState.Idle());
            assertThatThrownBy(() -> Pcm.collect(engine, SpeechRequest.of("hello")))
                    .isInstanceOf(TTSException.EngineUnavailable.class)
                    .hasMessageContaining("model.onnx is missing");
            assertThat(engine.state())
                    .isEqualTo(new EngineState.Unavailable("model.onnx is missing", FakeKokoro.REMEDY));
            assertThat(engine.languages()).isEmpty();
            assertThat(engine.voices()).isNotEmpty();

            assertThat(Pcm.collect(engine, SpeechRequest.of("hello")).length()).isPositive();
            assertThat(engine.state()).isEqualTo(new EngineState.Ready());
            assertThat(engine.languages()).contains(Locale.US);
        }
    }

    @Test
    void loading_isSeenInTheState_happensOnce_andCanBeInterrupted() throws Exception {
        CountDownLatch loading = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        AtomicInteger loads = new AtomicInteger();
        KokoroSource source = progress -> {
            loads.incrementAndGet();
            progress.at("reading the network", 1, 2);
            loading.countDown();
            await(release);
            return FakeKokoro.loaded(new ToneModel());
        };
        try (KokoroEngine engine = FakeKokoro.engine(KokoroConfig.defaults(), source)) {
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread impatient = speaker(engine, ended);
            await(loading);
            assertThat(engine.state()).isEqualTo(new EngineState.Loading("reading the network"));
            impatient.interrupt();
            assertThat(ended.get()).isInstanceOf(TTSException.Cancelled.class);
            release.countDown();
            assertThat(Pcm.collect(engine, SpeechRequest.of("hello")).length()).isPositive();
            assertThat(loads).hasValue(1);
        }
    }

    @Test
    void defaultVoiceThatDoesNotExist_refusedAtOnce() {
        KokoroConfig config = config(Map.of("tts.kokoro.voice", "af_nobody"));
        assertThatThrownBy(() -> FakeKokoro.engine(config, progress -> FakeKokoro.loaded(new ToneModel())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tts.kokoro.voice")
                .hasMessageContaining("af_nobody");
    }

    private static Thread speaker(KokoroEngine engine, CompletableFuture<Throwable> ended) {
        Thread thread = new Thread(() ->
                ended.complete(catchThrowable(() -> engine.speak(SpeechRequest.of("hello there."), piece -> {}))));
        thread.start();
        return thread;
    }

    private static KokoroConfig config(Map<String, String> values) {
        return KokoroConfig.from(key -> Optional.ofNullable(values.get(key)));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TTSException.Cancelled(e);
        }
    }

    private static int firstAbove(float[] samples, float amplitude) {
        int i = 0;
        while (Math.abs(samples[i]) <= amplitude) {
            i++;
        }
        return i;
    }

    private static int silenceAtEnd(float[] samples) {
        int i = samples.length;
        while (Math.abs(samples[i - 1]) <= 0.01f) {
            i--;
        }
        return samples.length - i;
    }

    /** Runs an action before each run of the network. */
    private record Hooked(AcousticModel network, Runnable before) implements AcousticModel {
        @Override
        public PieceSound speak(long[] tokens, float[] style, float speed) {
            before.run();
            return network.speak(tokens, style, speed);
        }

        @Override
        public void close() {
            network.close();
        }
    }

    /** Runs until its thread is interrupted, it is closed, or the test releases it, as the native network does. */
    private static final class BlockingModel implements AcousticModel {
        private final ToneModel network = new ToneModel();
        private final CountDownLatch running = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);

        @Override
        public PieceSound speak(long[] tokens, float[] style, float speed) {
            running.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
                throw new TTSException.Cancelled(e);
            }
            if (isClosed()) {
                throw new TTSException.EngineUnavailable("the network was closed", null);
            }
            return network.speak(tokens, style, speed);
        }

        void awaitRun() {
            await(running);
        }

        boolean awaitInterrupted() throws InterruptedException {
            return interrupted.await(10, TimeUnit.SECONDS);
        }

        void letRun() {
            free.countDown();
        }

        boolean isClosed() {
            return network.isClosed();
        }

        private static void await(CountDownLatch latch) {
            KokoroEngineBehaviourTest.await(latch);
        }

        @Override
        public void close() {
            network.close();
            letRun();
        }
    }
}
