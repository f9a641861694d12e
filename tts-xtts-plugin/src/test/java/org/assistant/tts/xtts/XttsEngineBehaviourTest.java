package org.assistant.tts.xtts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assistant.tts.spi.EngineState;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Said;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.gpt.Latents;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The behaviour of the XTTS engine beyond the contract of every engine. */
@Timeout(20)
final class XttsEngineBehaviourTest {

    private final FakeXtts model = new FakeXtts();

    @Test
    void firstPiece_isDecodedAlone_theNextThreeOnceThereIsSound() {
        try (XttsEngine engine = model.engine(Map.of())) {
            List<Integer> startedAtChunk = new ArrayList<>();
            engine.speak(
                    SpeechRequest.of("abcdef. b. c. d. e. f."),
                    chunk -> startedAtChunk.add(model.started().size()));
            assertThat(startedAtChunk.get(0)).isEqualTo(4);
            assertThat(model.started())
                    .hasSize(6)
                    .startsWith("en 6 first", "en 1")
                    .endsWith("en 1");
        }
    }

    @Test
    void eachPiece_endsWithThePause_atTheSpeed() {
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.pause", "100"))) {
            List<Pcm> chunks = new ArrayList<>();
            engine.speak(new SpeechRequest("ab. cd.", "", Locale.ROOT, 2), chunks::add);
            assertThat(chunks).extracting(Pcm::length).containsExactly(4 * 240, 1200, 4 * 240, 1200);
            assertThat(chunks.get(1).toArray()).containsOnly(0);
        }
    }

    @Test
    void cutSpeech_endsSoftly() {
        model.latents((text, voice, settings, more) -> new CutLatents(model.tones(text, voice, settings, more)));
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.pause", "0"))) {
            List<Pcm> chunks = new ArrayList<>();
            engine.speak(SpeechRequest.of("abc."), chunks::add);
            float[] last = chunks.get(chunks.size() - 1).toArray();
            assertThat(last[last.length - 1]).isZero();
            assertThat(Math.abs(last[last.length - 5])).isLessThan(0.05f);
        }
    }

    @Test
    void endOfEachPiece_tellsWhatWasSaid() {
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.pause", "100"))) {
            List<Optional<Integer>> said = new ArrayList<>();
            engine.speak(
                    SpeechRequest.of("abc. de.\n\nf! "),
                    chunk -> said.add(chunk.said().map(Said::upTo)));
            // Two chunks and a rest, then a chunk and a rest, twice.
            assertThat(said)
                    .containsExactly(
                            Optional.empty(),
                            Optional.of(4),
                            Optional.of(4),
                            Optional.empty(),
                            Optional.of(8),
                            Optional.of(13),
                            Optional.of(13));
        }
    }

    @Test
    void endOfAPieceWithoutSound_tellsItAllTheSame() {
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.pause", "0"))) {
            List<Pcm> chunks = new ArrayList<>();
            engine.speak(SpeechRequest.of("ab."), chunks::add);
            assertThat(chunks).extracting(Pcm::length).containsExactly(4 * 480, 0);
            assertThat(chunks).extracting(Pcm::said).containsExactly(Optional.empty(), Optional.of(new Said(3)));
        }
    }

    @Test
    void paragraph_restsLonger_evenWithoutAPause() {
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.pause", "0"))) {
            List<Pcm> chunks = new ArrayList<>();
            engine.speak(SpeechRequest.of("a. b.\n\nc."), chunks::add);
            assertThat(chunks).extracting(Pcm::length).containsExactly(960, 960, 24_000 * 350 / 1000, 960);
        }
    }

    @Test
    void language_isThatOfTheRequest_elseOfTheVoice() {
        try (XttsEngine engine = model.engine(Map.of())) {
            engine.speak(SpeechRequest.of("a", "high"), chunk -> {});
            engine.speak(new SpeechRequest("a", "high", Locale.UK, 1), chunk -> {});
            engine.speak(new SpeechRequest("a", "low", Locale.TRADITIONAL_CHINESE, 1), chunk -> {});
            assertThat(model.started()).containsExactly("de 1 first", "en 1 first", "zh-cn 1 first");
            assertThat(engine.languages())
                    .containsExactlyInAnyOrder(Locale.ENGLISH, Locale.GERMAN, Locale.SIMPLIFIED_CHINESE);
        }
    }

    @Test
    void seed_isOfTheKey_elseAnotherEachTime() {
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.seed", "42", "tts.xtts.top-k", "7"))) {
            engine.speak(SpeechRequest.of("a. b."), chunk -> {});
            engine.speak(SpeechRequest.of("a. b."), chunk -> {});
        }
        try (XttsEngine engine = model.engine(Map.of())) {
            engine.speak(SpeechRequest.of("a"), chunk -> {});
            engine.speak(SpeechRequest.of("a"), chunk -> {});
        }
        List<SamplingSettings> asked = model.sampling();
        assertThat(asked.get(0))
                .isEqualTo(new SamplingSettings(42, true, 0.75, 7, 0.85, 5))
                .isEqualTo(asked.get(2));
        assertThat(asked.get(1).seed()).isNotEqualTo(42);
        assertThat(asked.get(4).repeatable()).isFalse();
        assertThat(asked.get(4).seed()).isNotEqualTo(asked.get(5).seed());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.49, 2.01, 4})
    void speedOutOfRange_namesTheRange(double speed) {
        try (XttsEngine engine = model.engine(Map.of())) {
            assertThatThrownBy(() -> engine.speak(new SpeechRequest("a", "", Locale.ROOT, speed), chunk -> {}))
                    .isInstanceOf(TTSException.InvalidRequest.class)
                    .hasMessageContaining("0.5")
                    .hasMessageContaining("2.0");
        }
    }

    @Test
    void filesMissing_unavailableWithTheRemedy_untilTheyAppear() {
        model.lack("no converted model");
        try (XttsEngine engine = model.engine(Map.of())) {
            assertThat(engine.state()).isEqualTo(new EngineState.Unavailable("no converted model", FakeXtts.REMEDY));
            assertThat(engine.languages()).isEmpty();
            assertThat(engine.voices()).isEmpty();
            assertThat(engine.defaultVoice().id()).isNotBlank();
            assertThatThrownBy(() -> engine.speak(SpeechRequest.of("a"), chunk -> {}))
                    .isInstanceOf(TTSException.EngineUnavailable.class)
                    .hasMessageContaining("no converted model")
                    .hasMessageContaining(FakeXtts.REMEDY);

            model.lack(null);
            assertThat(engine.state()).isEqualTo(new EngineState.Idle());
            assertThat(engine.voices()).hasSize(2);
            assertThat(Pcm.collect(engine, SpeechRequest.of("a")).length()).isPositive();
            assertThat(Pcm.collect(engine, SpeechRequest.of("a")).length()).isPositive();
            assertThat(engine.state()).isEqualTo(new EngineState.Ready());
            assertThat(model.loads()).isEqualTo(1);
        }
        assertThat(model.isFreed()).isTrue();
    }

    @Test
    void voiceOfTheKey_speaks_andOneThatIsNotThereNamesTheKey() {
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.voice", "high"))) {
            assertThat(engine.defaultVoice().id()).isEqualTo("high");
            engine.speak(SpeechRequest.of("a"), chunk -> {});
            assertThat(model.started()).containsExactly("de 1 first");
        }
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.voice", "gone"))) {
            assertThat(engine.defaultVoice().id()).isEqualTo("low");
            assertThatThrownBy(() -> engine.speak(SpeechRequest.of("a"), chunk -> {}))
                    .isInstanceOf(TTSException.UnknownVoice.class)
                    .hasMessageContaining("gone")
                    .hasMessageContaining("tts.xtts.voice");
        }
    }

    @Test
    void aliases_giveTheirVoice_elseTheDefault() {
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.aliases", "nova=high, onyx=gone"))) {
            engine.speak(SpeechRequest.of("a", "Nova"), chunk -> {});
            engine.speak(SpeechRequest.of("a", "onyx"), chunk -> {});
            assertThat(model.started()).containsExactly("de 1 first", "en 1 first");
            assertThatThrownBy(() -> engine.speak(SpeechRequest.of("a", "alloy"), chunk -> {}))
                    .isInstanceOf(TTSException.UnknownVoice.class);
        }
        try (XttsEngine engine = model.engine(Map.of("tts.xtts.voice", "high"))) {
            engine.speak(SpeechRequest.of("a", "alloy"), chunk -> {});
            assertThat(model.started()).endsWith("de 1 first");
        }
    }

    @Test
    void noVoices_saysThatOneIsToBeCloned() {
        model.voices(Set.of());
        try (XttsEngine engine = model.engine(Map.of())) {
            for (String asked : List.of("", "alloy", "anna")) {
                assertThatThrownBy(() -> engine.speak(SpeechRequest.of("a", asked), chunk -> {}))
                        .isInstanceOf(TTSException.UnknownVoice.class)
                        .hasMessageContaining("clone one");
            }
            assertThat(engine.defaultVoice().id()).isEqualTo("default");
        }
    }

    @Test
    void tooManyWaiting_overloadedFromTheFirstPiece() {
        model.latents((text, voice, settings, more) -> {
            throw new TTSException.EngineOverloaded("busy");
        });
        try (XttsEngine engine = model.engine(Map.of())) {
            assertThatThrownBy(() -> engine.speak(SpeechRequest.of("a"), chunk -> {}))
                    .isInstanceOf(TTSException.EngineOverloaded.class);
        }
    }

    @Test
    void interruptWhileLatentsAreMade_cancels_andEndsTheDecoding() throws Exception {
        BlockedLatents latents = new BlockedLatents();
        model.latents((text, voice, settings, more) -> latents);
        try (XttsEngine engine = model.engine(Map.of())) {
            CompletableFuture<Throwable> ended = new CompletableFuture<>();
            Thread caller = caller(engine, ended);
            await(latents.asked);
            caller.interrupt();
            assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(TTSException.Cancelled.class);
            assertThat(latents.closed.getCount()).isZero();
            assertThat(latents.awaited.getCount()).as("the end was awaited").isZero();
            model.latents(model::tones);
            assertThat(Pcm.collect(engine, SpeechRequest.of("a")).length()).isPositive();
        }
    }

    @Test
    void closeWhileLatentsAreMade_endsAsUnavailable() throws Exception {
        BlockedLatents latents = new BlockedLatents();
        model.latents((text, voice, settings, more) -> latents);
        model.atClose(latents::fail);
        XttsEngine engine = model.engine(Map.of());
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        caller(engine, ended);
        await(latents.asked);
        engine.close();
        assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(TTSException.EngineUnavailable.class);
        assertThat(model.isFreed()).isTrue();
    }

    @Test
    void sinkThatHadEnough_endsTheDecodingOfThePiecesAhead() {
        List<Boolean> closed = new ArrayList<>();
        model.latents((text, voice, settings, more) -> {
            Latents tones = model.tones(text, voice, settings, more);
            return new Latents() {
                @Override
                public Optional<float[]> next() {
                    return tones.next();
                }

                @Override
                public void close() {
                    closed.add(true);
                }
            };
        });
        try (XttsEngine engine = model.engine(Map.of())) {
            IllegalStateException enough = new IllegalStateException("enough");
            assertThatThrownBy(() -> engine.speak(SpeechRequest.of("abcdefghijklmnop. b. c. d. e."), chunk -> {
                        throw enough;
                    }))
                    .isSameAs(enough);
            assertThat(closed).hasSize(4);
        }
    }

    private static Thread caller(XttsEngine engine, CompletableFuture<Throwable> ended) {
        Thread thread = new Thread(
                () -> ended.complete(catchThrowable(() -> engine.speak(SpeechRequest.of("a"), chunk -> {}))));
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Latents that never arrive. */
    private static final class BlockedLatents implements Latents {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private final CountDownLatch awaited = new CountDownLatch(1);
        private final CountDownLatch failed = new CountDownLatch(1);

        @Override
        public Optional<float[]> next() {
            asked.countDown();
            try {
                failed.await();
                throw new TTSException.EngineUnavailable("the decoder was closed", null);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new TTSException.Cancelled(e);
            }
        }

        void fail() {
            failed.countDown();
        }

        @Override
        public void close() {
            closed.countDown();
        }

        @Override
        public boolean awaitEnd() {
            awaited.countDown();
            return true;
        }
    }

    /** Latents that end because they were cut. */
    private record CutLatents(Latents latents) implements Latents {
        @Override
        public Optional<float[]> next() {
            return latents.next();
        }

        @Override
        public boolean isCut() {
            return true;
        }

        @Override
        public void close() {
            latents.close();
        }
    }
}
