package org.assistant.tts.xtts.gpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.Pace;
import org.assistant.tts.threads.RunLane;
import org.assistant.tts.xtts.gpt.network.Embeddings;
import org.assistant.tts.xtts.gpt.network.GptNetwork;
import org.assistant.tts.xtts.gpt.network.GptOutput;
import org.assistant.tts.xtts.gpt.sampling.SamplingSettings;
import org.assistant.tts.xtts.speaker.Conditioning;
import org.assistant.tts.xtts.text.TextTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class DecoderTest {

    private static final SamplingSettings SAMPLED = new SamplingSettings(11, false, 0.75, 50, 0.95, 2);
    private static final SamplingSettings REPEATABLE = new SamplingSettings(11, true, 0.75, 50, 0.95, 2);
    private static final Conditioning VOICE = TinyGpt.voice(1);
    private static final TextTokens TEXT = TinyGpt.text(5, 7, 3);

    @TempDir
    private Path folder;

    private Embeddings embeddings;
    private final List<Decoder> opened = new ArrayList<>();

    @BeforeEach
    void write() throws IOException {
        embeddings = TinyGpt.embeddings(folder);
    }

    @AfterEach
    void close() {
        opened.forEach(Decoder::close);
    }

    @Test
    void textsOfManyThreads_areDecodedTogether_andEachHearsItsOwn() {
        Decoder alone = decoder(new FakeGpt(FakeGpt::random, 1), 0);
        Decoder together = decoder(new FakeGpt(FakeGpt::random, 3), 100);
        List<CompletableFuture<Integer>> callers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            int caller = i;
            callers.add(CompletableFuture.supplyAsync(
                    () -> count(start(together, caller)), text -> new Thread(text, "caller").start()));
        }
        for (int i = 0; i < callers.size(); i++) {
            assertThat(callers.get(i).join()).isEqualTo(count(start(alone, i)));
        }
    }

    @Test
    void runOn_isMadeAgain_andThenCut() {
        FakeGpt network = new FakeGpt((history, length) -> FakeGpt.sure(length % 8), 1);
        Decoder decoder = decoder(network, 0);
        Latents latents = decoder.start(TEXT, VOICE, SAMPLED, false);
        // Speech that goes round in a circle ends, whether it was heard or not.
        assertThat(count(latents)).isBetween(8, 24);
    }

    @Test
    void tooManyWaiting_overloaded_butNotForMoreOfTheSameSpeech() {
        BlockingGpt network = new BlockingGpt();
        Decoder decoder = decoder(network, 1);
        Latents first = decoder.start(TEXT, VOICE, SAMPLED, false);
        network.awaitRun();
        Latents second = decoder.start(TEXT, VOICE, SAMPLED, false);
        assertThatThrownBy(() -> decoder.start(TEXT, VOICE, SAMPLED, false))
                .isInstanceOf(TTSException.EngineOverloaded.class);
        Latents more = decoder.start(TEXT, VOICE, SAMPLED, true);
        network.letRun();
        assertThat(count(first)).isEqualTo(count(second)).isEqualTo(count(more)).isPositive();
        assertThat(count(decoder.start(TEXT, VOICE, SAMPLED, false))).isPositive();
    }

    @Test
    void closedText_endsTheRunThatServesNobodyElse_andTheNextIsDecoded() {
        BlockingGpt network = new BlockingGpt();
        Decoder decoder = decoder(network, 5);
        Latents unwanted = decoder.start(TEXT, VOICE, SAMPLED, false);
        network.awaitRun();
        Latents next = decoder.start(TEXT, VOICE, SAMPLED, false);
        unwanted.close();
        unwanted.close();
        network.awaitInterrupted();
        network.letRun();
        assertThat(count(next)).isPositive();
    }

    @Test
    void closedText_isAwaitedUntilItsRunHasEnded_andNoOtherIs() {
        BlockingGpt network = new BlockingGpt();
        Decoder decoder = decoder(network, 5);
        Latents running = decoder.start(TEXT, VOICE, SAMPLED, false);
        network.awaitRun();
        Latents waiting = decoder.start(TEXT, VOICE, SAMPLED, false);
        waiting.close();
        assertThat(waiting.awaitEnd()).isTrue();
        assertThat(network.hasEnded()).isFalse();

        running.close();
        Thread.currentThread().interrupt();
        assertThat(running.awaitEnd()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(network.hasEnded()).isTrue();
    }

    @Test
    void interruptedListener_cancelled() {
        BlockingGpt network = new BlockingGpt();
        Latents latents = decoder(network, 0).start(TEXT, VOICE, SAMPLED, false);
        Thread.currentThread().interrupt();
        assertThatThrownBy(latents::next).isInstanceOf(TTSException.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void failedRun_failsWhatItServed_andTheNextIsDecoded() {
        AtomicBoolean broken = new AtomicBoolean(true);
        FakeGpt network = new FakeGpt(
                (history, length) -> {
                    if (broken.getAndSet(false)) {
                        throw new IllegalStateException("broken");
                    }
                    return FakeGpt.random(history, length);
                },
                1);
        Decoder decoder = decoder(network, 0);
        assertThatThrownBy(() -> count(start(decoder, 1)))
                .isInstanceOf(TTSException.SynthesisFailed.class)
                .hasMessageContaining("broken");
        assertThat(count(start(decoder, 1))).isPositive();
    }

    @Test
    void closed_endsWhatIsUnderWayAndWaiting_thenFreesTheNetwork_thenRefuses() {
        BlockingGpt network = new BlockingGpt();
        Decoder decoder = decoder(network, 5);
        Latents running = decoder.start(TEXT, VOICE, SAMPLED, false);
        Latents waiting = decoder.start(TEXT, VOICE, SAMPLED, false);
        network.awaitRun();
        decoder.close();
        assertThat(network.isClosed()).isTrue();
        assertThat(catchThrowable(running::next)).isInstanceOf(TTSException.EngineUnavailable.class);
        assertThat(catchThrowable(waiting::next)).isInstanceOf(TTSException.EngineUnavailable.class);
        assertThatThrownBy(() -> decoder.start(TEXT, VOICE, SAMPLED, false))
                .isInstanceOf(TTSException.EngineUnavailable.class);
    }

    @Test
    void noMemoryForMoreTexts_theyWait_andNobodyFails() {
        Decoder alone = decoder(new FakeGpt(FakeGpt::random, 1), 0);
        Decoder narrow = decoder(new NarrowGpt(new FakeGpt(FakeGpt::random, 4), 2), 100);
        List<Latents> started = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            started.add(start(narrow, i));
        }
        for (int i = 0; i < started.size(); i++) {
            assertThat(count(started.get(i))).isEqualTo(count(start(alone, i)));
        }
    }

    @Test
    void noMemoryForOne_overloaded() {
        Decoder decoder = decoder(new NarrowGpt(new FakeGpt(FakeGpt::random, 4), 0), 100);
        assertThatThrownBy(() -> count(start(decoder, 1))).isInstanceOf(TTSException.EngineOverloaded.class);
    }

    @Test
    void idleForLong_memoryIsGivenBack_andTheNextIsDecoded() throws InterruptedException {
        NarrowGpt network = new NarrowGpt(new FakeGpt(FakeGpt::random, 4), 4);
        Batch batch = new Batch(network, embeddings, TinyGpt.DIMENSIONS);
        Decoder decoder = new Decoder(batch, 8, 0, new RunLane("test", 1, 0), new Pace(1), 1);
        opened.add(decoder);
        assertThat(network.trimmed().await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(count(start(decoder, 1))).isPositive();
    }

    @Test
    void textWithTooManyTokens_isAnErrorOfTheCaller() {
        Decoder decoder = decoder(new FakeGpt(FakeGpt::random, 1), 0);
        assertThatThrownBy(() -> decoder.start(TinyGpt.text(1, 2, 3, 4, 5, 6, 7, 8, 9), VOICE, SAMPLED, false))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> decoder.start(TinyGpt.text(), VOICE, SAMPLED, false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The implementation under test, on {@code network}. */
    Decoding decoding(GptNetwork network, Embeddings tables) {
        return new Batch(network, tables, TinyGpt.DIMENSIONS);
    }

    private Decoder decoder(GptNetwork network, int mostWaiting) {
        Decoder decoder =
                new Decoder(decoding(network, embeddings), 8, mostWaiting, new RunLane("test", 1, 0), new Pace(1));
        opened.add(decoder);
        return decoder;
    }

    private static Latents start(Decoder decoder, int caller) {
        return decoder.start(TinyGpt.text(5, caller % 12, 3), VOICE, REPEATABLE.withSeed(caller), false);
    }

    private static int count(Latents latents) {
        try (latents) {
            int count = 0;
            for (Optional<float[]> latent = latents.next(); latent.isPresent(); latent = latents.next()) {
                count++;
            }
            return count;
        }
    }

    /** Runs until its thread is interrupted, as the native network does, or until it is released. */
    private static final class BlockingGpt extends ForwardingGpt {
        private final FakeGpt network;
        private final CountDownLatch running = new CountDownLatch(1);
        private final CountDownLatch interrupted = new CountDownLatch(1);
        private final CountDownLatch free = new CountDownLatch(1);

        BlockingGpt() {
            this(new FakeGpt(FakeGpt::random, 1));
        }

        private BlockingGpt(FakeGpt network) {
            super(network);
            this.network = network;
        }

        void awaitRun() {
            await(running);
        }

        void awaitInterrupted() {
            await(interrupted);
        }

        void letRun() {
            free.countDown();
        }

        boolean hasEnded() {
            return interrupted.getCount() == 0;
        }

        boolean isClosed() {
            return network.isClosed();
        }

        @Override
        public GptOutput read(int slot, float[] rows, int past) {
            block();
            return super.read(slot, rows, past);
        }

        @Override
        public GptOutput step(float[] rows, int... past) {
            block();
            return super.step(rows, past);
        }

        private void block() {
            running.countDown();
            try {
                free.await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
                throw new TTSException.Cancelled(e);
            }
        }

        private static void await(CountDownLatch latch) {
            try {
                assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
