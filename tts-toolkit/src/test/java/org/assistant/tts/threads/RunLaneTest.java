package org.assistant.tts.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class RunLaneTest {

    private static final long KEPT_NANOS = 1_000;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CountDownLatch running = new CountDownLatch(1);
    private Future<Boolean> occupant = CompletableFuture.completedFuture(true);

    @AfterEach
    void stop() throws Exception {
        release.countDown();
        assertThat(occupant.get()).isTrue();
        callers.shutdownNow();
    }

    @Test
    void runs_asManyAtOnceAsAllowed_andNeverMore() throws Exception {
        RunLane lane = new RunLane("Test", 2, 100);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier pair = new CyclicBarrier(2); // only two runs at once can pass
        Callable<Integer> call = () -> lane.run(false, () -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            meet(pair);
            return now.decrementAndGet();
        });
        for (Future<Integer> result : callers.invokeAll(Collections.nCopies(40, call))) {
            result.get();
        }
        assertThat(most).hasValue(2);
        assertThat(lane.waiting()).isZero();
    }

    @Test
    void widthThatIsKnownLater_counts() throws Exception {
        AtomicInteger width = new AtomicInteger(1);
        RunLane lane = new RunLane("Test", width::get, 0);
        occupy(lane);
        assertThatThrownBy(() -> lane.run(false, () -> 1)).isInstanceOf(TTSException.EngineOverloaded.class);
        width.set(2);
        assertThat(lane.run(false, () -> 2)).isEqualTo(2);
    }

    @Test
    void newSpeech_isRefusedWhenTooManyWait_aStartedOneIsNot() throws Exception {
        RunLane lane = new RunLane("Test", 1, 0);
        occupy(lane);
        assertThatThrownBy(() -> lane.run(false, () -> 1))
                .isInstanceOf(TTSException.EngineOverloaded.class)
                .hasMessageStartingWith("Test is busy");
        Future<Integer> started = callers.submit(() -> lane.run(true, () -> 2));
        release.countDown();
        assertThat(started.get()).isEqualTo(2);
        assertThat(lane.run(false, () -> 3)).isEqualTo(3);
    }

    @Test
    void farAhead_leavesThePlacesToOthers_untilItsListenerNeedsIt() throws Exception {
        AtomicLong now = new AtomicLong();
        RunLane lane = new RunLane("Test", 2, 0, now::get);
        lane.place("honest").run(0, () -> 1);
        Future<Integer> far = callers.submit(() -> lane.place("stranger").run(Lead.FAR_NANOS + 1, () -> 2));
        await(() -> lane.waiting() == 1);
        assertThat(lane.place("honest").run(0, () -> 3)).isEqualTo(3);
        assertThat(far.isDone()).isFalse();
        now.set(1);
        assertThat(far.get()).isEqualTo(2);
    }

    @Test
    void placeThatIsKept_isForTheNextRunOfItsSpeech_untilItsTimeIsOver() throws Exception {
        AtomicLong now = new AtomicLong();
        RunLane lane = new RunLane("Test", 1, 10, now::get);
        RunLane.Place growing = lane.place("a");
        growing.run(0, () -> keep(growing));
        Future<Integer> other = callers.submit(() -> lane.place("b").run(0, () -> 2));
        await(() -> lane.waiting() == 1);
        assertThat(growing.run(0, () -> keep(growing))).isEqualTo(1);
        assertThat(lane.waiting()).isEqualTo(1);
        now.set(KEPT_NANOS - 1);
        assertThat(growing.run(0, () -> keep(growing))).isEqualTo(1);
        now.set(2 * KEPT_NANOS);
        assertThat(other.get()).isEqualTo(2);
        assertThat(growing.run(0, () -> 3)).isEqualTo(3);
    }

    @Test
    void speechThatEnds_givesItsKeptPlaceUp() throws Exception {
        RunLane lane = new RunLane("Test", 1, 10, () -> 0);
        try (RunLane.Place growing = lane.place("a")) {
            growing.run(0, () -> keep(growing));
        }
        assertThat(lane.run(false, () -> 2)).isEqualTo(2);
    }

    private static int keep(RunLane.Place place) {
        place.keep(KEPT_NANOS);
        return 1;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void interruptedWhileWaiting_cancelled_andTheLaneGoesOn() throws Exception {
        RunLane lane = new RunLane("Test", 1, 10);
        occupy(lane);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lane.run(false, () -> 1)).isInstanceOf(TTSException.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
        release.countDown();
        assertThat(lane.run(false, () -> 2)).isEqualTo(2);
    }

    @Test
    void failedRun_givesItsPlaceBack() {
        RunLane lane = new RunLane("Test", 1, 0);
        IllegalStateException failure = new IllegalStateException("broken");
        assertThatThrownBy(() -> lane.run(false, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(lane.run(false, () -> 2)).isEqualTo(2);
    }

    private void occupy(RunLane lane) throws InterruptedException {
        occupant = callers.submit(() -> lane.run(false, () -> {
            running.countDown();
            try {
                return release.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return false;
            }
        }));
        assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
    }

    private static void meet(CyclicBarrier pair) {
        try {
            pair.await(5, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException("no second run came", e);
        }
    }
}
