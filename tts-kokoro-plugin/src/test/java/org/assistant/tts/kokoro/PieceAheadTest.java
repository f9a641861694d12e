package org.assistant.tts.kokoro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.assistant.tts.kokoro.network.AcousticModel;
import org.assistant.tts.kokoro.network.PieceSound;
import org.assistant.tts.kokoro.network.ToneModel;
import org.assistant.tts.spi.Audience;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Concurrent pieces of one text. */
@Timeout(20)
final class PieceAheadTest {

    private static final SpeechRequest TWO = SpeechRequest.of("the book on the table\n\nbelongs to my sister");
    private static final SpeechRequest WHOLE = TWO.withAudience(Audience.OF_THE_WHOLE);

    private final ToneModel tones = new ToneModel();
    private final AtomicInteger alongside = new AtomicInteger();
    private final List<Pcm> heard = Collections.synchronizedList(new ArrayList<>());
    private IntConsumer before = turn -> {};

    private final AcousticModel network = new AcousticModel() {
        @Override
        public PieceSound speak(long[] tokens, float[] style, float speed) {
            return tones.speak(tokens, style, speed);
        }

        @Override
        public boolean gainsAlongside() {
            return true;
        }

        @Override
        public PieceSound speakAlongside(long[] tokens, float[] style, float speed) {
            before.accept(alongside.getAndIncrement());
            return tones.speak(tokens, style, speed);
        }

        @Override
        public void close() {
            tones.close();
        }
    };

    private void speak(SpeechRequest request) {
        try (KokoroEngine engine = FakeKokoro.engine(network)) {
            engine.speak(request, heard::add);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void piecesOfAWholeText_areMadeAtOnce_andComeInOrder() {
        CyclicBarrier both = new CyclicBarrier(2);
        before = turn -> meet(both);
        speak(WHOLE);
        List<Pcm> expected = new ArrayList<>();
        try (KokoroEngine engine = FakeKokoro.engine(new ToneModel())) {
            engine.speak(TWO, expected::add);
        }
        assertThat(Pcm.concat(heard, PieceSound.SAMPLE_RATE).toArray())
                .isEqualTo(Pcm.concat(expected, PieceSound.SAMPLE_RATE).toArray());
        assertThat(heard)
                .extracting(Pcm::said)
                .isEqualTo(expected.stream().map(Pcm::said).toList());
    }

    @Test
    void listenerWhoHasMuchToHear_getsTwoAtOnce() {
        CyclicBarrier both = new CyclicBarrier(2);
        before = turn -> meet(both);
        speak(TWO.withAudience(new Audience("", Duration.ofSeconds(20), false)));
        assertThat(heard).hasSize(2);
    }

    @Test
    void listenerWhoWaits_getsOneAfterTheOther() {
        speak(TWO);
        assertThat(heard).hasSize(2);
        assertThat(alongside).hasValue(0);
    }

    @Test
    void interrupt_endsBoth() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(2);
        before = turn -> {
            running.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.countDown();
                Thread.currentThread().interrupt();
            }
        };
        Thread speaker =
                new Thread(() -> assertThatThrownBy(() -> speak(WHOLE)).isInstanceOf(TTSException.Cancelled.class));
        speaker.start();
        running.await();
        speaker.interrupt();
        speaker.join();
        assertThat(ended.getCount()).isZero();
        assertThat(heard).isEmpty();
    }

    @Test
    void failureOfTheSecond_comesAfterTheSoundOfTheFirst() {
        CyclicBarrier both = new CyclicBarrier(2);
        Thread caller = Thread.currentThread();
        before = turn -> {
            meet(both);
            if (Thread.currentThread() != caller) {
                throw new TTSException.SynthesisFailed("broken", null);
            }
        };
        assertThatThrownBy(() -> speak(WHOLE)).hasMessage("broken");
        assertThat(heard).hasSize(1);
    }
}
