package org.assistant.tts.speech.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class LaneTest {

    private static final double SECONDS_A_CHARACTER = 0.1;
    private static final double PATIENT = 1_000;

    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final Lane lane = new Lane(now::get);

    @Test
    void places_areGivenInOrder() {
        Lane.Ticket first = enter(10);
        Lane.Ticket second = enter(10);
        enter(10);
        first.await();
        assertThat(lane.waiting()).isEqualTo(2);
        first.close();
        first.close();
        second.await();
        assertThat(lane.running()).isEqualTo(1);
        assertThat(lane.waiting()).isEqualTo(1);
    }

    @Test
    void ticketThatIsClosedWhileItWaits_leavesTheQueue() {
        Lane.Ticket first = enter(10);
        Lane.Ticket second = enter(10);
        Lane.Ticket third = enter(10);
        second.close();
        assertThatThrownBy(second::await).isInstanceOf(TTSException.Cancelled.class);
        first.close();
        third.await();
        assertThat(lane.waiting()).isZero();
    }

    @Test
    void threadThatIsInterrupted_waitsNoLonger() {
        enter(10);
        Lane.Ticket second = enter(10);
        Thread.currentThread().interrupt();
        assertThatThrownBy(second::await).isInstanceOf(TTSException.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void workThatRests_leavesItsPlaceToOthers_andTakesItBackWithoutAWait() {
        Lane.Ticket first = enter(10);
        Lane.Ticket second = enter(10);
        first.rest();
        second.await();
        assertThat(lane.running()).isEqualTo(1);
        first.resume();
        assertThat(lane.running()).isEqualTo(2);
        first.close();
        first.resume();
        assertThat(lane.running()).isEqualTo(1);
    }

    @Test
    void widerLane_letsTheWaitingIn_narrowerTakesNoPlaceAway() {
        enter(10);
        Lane.Ticket second = enter(10);
        lane.resize(2);
        second.await();
        lane.resize(1);
        assertThat(lane.running()).isEqualTo(2);
        enter(10);
        second.close();
        assertThat(lane.waiting()).isEqualTo(1);
    }

    @Test
    void fullQueue_isCrowded() {
        enter(10);
        lane.enter(10, 1, SECONDS_A_CHARACTER, PATIENT);
        assertThatThrownBy(() -> lane.enter(10, 1, SECONDS_A_CHARACTER, PATIENT))
                .isInstanceOf(GuardFailure.Crowded.class);
    }

    @Test
    void freePlace_isGivenWhateverTheEstimate() {
        lane.enter(10, 0, SECONDS_A_CHARACTER, -1).await();
        assertThatThrownBy(() -> lane.enter(10, 5, SECONDS_A_CHARACTER, 0.5)).isInstanceOf(GuardFailure.Crowded.class);
    }

    @Test
    void estimatedWait_isThatOfTheFirstPlaceToBeFree() {
        lane.resize(2);
        assertThat(lane.estimatedWait(SECONDS_A_CHARACTER)).isZero();
        enter(10);
        enter(30);
        assertThat(lane.estimatedWait(SECONDS_A_CHARACTER)).isEqualTo(1.0);
        now.addAndGet(400_000_000L);
        assertThat(lane.estimatedWait(SECONDS_A_CHARACTER)).isBetween(0.599, 0.601);
        enter(10);
        assertThat(lane.estimatedWait(SECONDS_A_CHARACTER)).isBetween(1.599, 1.601);
        enter(50);
        assertThat(lane.estimatedWait(SECONDS_A_CHARACTER)).isBetween(2.599, 2.601);
        now.addAndGet(60_000_000_000L);
        assertThat(lane.estimatedWait(SECONDS_A_CHARACTER)).isEqualTo(1.0);
    }

    private Lane.Ticket enter(int characters) {
        return lane.enter(characters, 10, SECONDS_A_CHARACTER, PATIENT);
    }
}
