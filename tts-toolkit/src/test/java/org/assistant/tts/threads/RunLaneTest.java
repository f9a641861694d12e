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
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class RunLaneTest {

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
        lane.run(false, "honest", 0, () -> 1);
        Future<Integer> far = callers.submit(() -> lane.run(true, "stranger", Lead.FAR_NANOS + 1, () -> 2));
        while (lane.waiting() == 0) {
            Thread.onSpinWait();
        }
        assertThat(lane.run(false, "honest", 0, () -> 3)).isEqualTo(3);
        assertThat(far.isDone()).isFalse();
        now.set(1);
        assertThat(far.get()).isEqualTo(2);
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
