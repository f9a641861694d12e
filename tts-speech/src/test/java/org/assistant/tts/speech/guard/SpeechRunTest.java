package org.assistant.tts.speech.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assistant.tts.speech.ScenarioEngine;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class SpeechRunTest {

    private final ScenarioEngine engine = new ScenarioEngine(1, new Voice("anna", "Anna", Locale.US, Voice.Sex.FEMALE));
    private final AtomicInteger ends = new AtomicInteger();
    private final AtomicInteger rests = new AtomicInteger();
    private final AtomicInteger resumed = new AtomicInteger();
    private final SpeechRun.Place place = new SpeechRun.Place() {
        @Override
        public void rest() {
            rests.incrementAndGet();
        }

        @Override
        public void resume() {
            resumed.incrementAndGet();
        }
    };

    @Test
    void sound_comesInOrder_thenTheEnd() {
        SpeechRun run = run("one two");
        run.run();
        assertThat(ends).hasValue(1);
        assertThat(run.isWhole()).isTrue();
        assertThat(run.await(now())).isTrue();
        assertThat(run.take()).isPresent();
        assertThat(run.take()).isPresent();
        assertThat(run.await(now())).isTrue();
        assertThat(run.take()).isEmpty();
        run.cancel();
        assertThat(run.isWhole()).as("it was said, whoever stops listening now").isTrue();
    }

    @Test
    void failure_comesAfterTheSoundBeforeIt() {
        engine.beforeWord = word -> {
            if (word.equals("two")) {
                throw new TTSException.SynthesisFailed("broken", null);
            }
        };
        SpeechRun run = run("one two");
        run.run();
        assertThat(run.take()).isPresent();
        assertThatThrownBy(run::take).isInstanceOf(TTSException.SynthesisFailed.class);
        assertThat(run.isWhole()).isFalse();
        assertThat(ends).hasValue(1);
    }

    @Test
    void error_isAFailureOfTheSynthesis_andThePlaceComesBack() {
        engine.beforeWord = word -> {
            throw new UnsatisfiedLinkError("no library");
        };
        SpeechRun run = run("one");
        run.run();
        assertThatThrownBy(run::take).isInstanceOf(TTSException.SynthesisFailed.class);
        assertThat(ends).hasValue(1);
    }

    @Test
    void cancelledBeforeItBegan_neverSpeaks() {
        SpeechRun run = run("one");
        run.cancel();
        run.run();
        assertThat(engine.texts()).isEmpty();
        assertThat(ends).hasValue(1);
    }

    @Test
    void cancelled_interruptsTheEngine_forgetsItsSound_andLeavesTheThreadClean() throws InterruptedException {
        SpeechRun run = run("one hang");
        AtomicInteger interrupted = new AtomicInteger();
        CountDownLatch over = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            run.run();
            interrupted.set(Thread.currentThread().isInterrupted() ? 1 : 0);
            over.countDown();
        });
        thread.start();
        engine.hanging.await();
        run.cancel();
        over.await();
        assertThat(interrupted).hasValue(0);
        assertThatThrownBy(run::take).isInstanceOf(TTSException.Cancelled.class);
        assertThatThrownBy(() -> run.await(now())).isInstanceOf(TTSException.Cancelled.class);
        assertThat(ends).hasValue(1);
    }

    @Test
    void threadThatIsInterrupted_getsNoSoundThatIsThere() {
        SpeechRun run = run("one");
        run.run();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> run.await(now())).isInstanceOf(TTSException.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void listenerWhoTakesNothing_slowsTheEngine() throws InterruptedException {
        engine.sampleRate = 100; // a word is one sample
        CountDownLatch last = new CountDownLatch(1);
        engine.beforeWord = word -> {
            if (word.equals("last")) {
                last.countDown();
            }
        };
        SpeechRun run = run("word ".repeat(1_001) + "last");
        Thread thread = new Thread(run);
        thread.start();
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(last.getCount()).isEqualTo(1);
        assertThat(rests).as("its place is free for others").hasValue(1);
        assertThat(resumed).hasValue(0);
        int pieces = 0;
        for (Optional<Pcm> piece = next(run); piece.isPresent(); piece = next(run)) {
            pieces++;
        }
        assertThat(pieces).isEqualTo(1_002);
        thread.join();
        assertThat(resumed.get()).isEqualTo(rests.get());
    }

    private static Optional<Pcm> next(SpeechRun run) {
        assertThat(run.await(now() + 10_000_000_000L)).isTrue();
        return run.take();
    }

    private static long now() {
        return System.nanoTime();
    }

    private SpeechRun run(String text) {
        return new SpeechRun("scripted", engine, SpeechRequest.of(text), place, ended -> ends.incrementAndGet());
    }
}
