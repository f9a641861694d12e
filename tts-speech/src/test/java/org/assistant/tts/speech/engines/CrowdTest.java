package org.assistant.tts.speech.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.spi.TTSException;
import org.junit.jupiter.api.Test;

final class CrowdTest {

    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final AtomicLong now = new AtomicLong(7_000_000_000L);
    private final Crowd crowd = new Crowd(now::get);

    @Test
    void nobodyThere_nobodyWaits_howeverSlowItWas() {
        learnTurnOf(60);
        assertThat(crowd.estimatedWait("a")).isZero();
        assertThat(crowd.enter("a", LONGEST)).isNotNull();
    }

    @Test
    void burstBeforeAnybodyWasHeard_isNotLetInWhole() {
        for (int i = 0; i < 6; i++) {
            crowd.enter("a", LONGEST);
        }
        assertThatThrownBy(() -> crowd.enter("a", LONGEST)).isInstanceOf(TTSException.EngineOverloaded.class);
    }

    @Test
    void eachOfTheOthersIsATurn() {
        learnTurnOf(1);
        crowd.enter("a", LONGEST);
        assertThat(crowd.estimatedWait("a")).isBetween(Duration.ofMillis(1_990), Duration.ofMillis(2_010));
        crowd.enter("a", LONGEST);
        assertThat(crowd.estimatedWait("a")).isBetween(Duration.ofMillis(2_980), Duration.ofMillis(3_000));
        crowd.enter("a", LONGEST);
        assertThatThrownBy(() -> crowd.enter("a", LONGEST))
                .isInstanceOfSatisfying(
                        TTSException.EngineOverloaded.class,
                        e -> assertThat(e.retryAfter()).isBetween(Duration.ofMillis(900), Duration.ofMillis(1_000)));
        assertThat(crowd.wanting()).isEqualTo(3);
    }

    @Test
    void whoListensOrLeaves_takesNoTurn() {
        Crowd.Place first = crowd.enter("a", LONGEST);
        Crowd.Place second = crowd.enter("a", LONGEST);
        first.listens();
        second.close();
        second.close();
        assertThat(crowd.wanting()).isZero();
        first.wantsMore();
        first.wantsMore();
        assertThat(crowd.wanting()).isEqualTo(1);
        first.listens();
        assertThat(crowd.wanting()).isZero();
    }

    @Test
    void turn_isTheSumOfTheWaits_eachDividedByTheTurnsAhead() {
        crowd.enter("a", LONGEST);
        Crowd.Place second = crowd.enter("a", LONGEST);
        pass(2);
        second.listens();
        pass(100); // it plays meanwhile
        second.wantsMore();
        pass(1);
        second.listens();
        second.turnEnds();
        assertThat(crowd.estimatedWait("a")).as("two turns of 1.5 s").isEqualTo(Duration.ofSeconds(3));
        second.wantsMore();
        pass(50);
        second.listens();
        second.turnEnds();
        assertThat(crowd.estimatedWait("a")).as("more of a long text").isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whoLeavesEarly_measuresNothing() {
        learnTurnOf(1);
        Crowd.Place gone = crowd.enter("a", LONGEST);
        pass(50);
        gone.listens();
        gone.close();
        gone.turnEnds();
        crowd.enter("a", LONGEST);
        assertThat(crowd.estimatedWait("a")).isBetween(Duration.ofMillis(1_990), Duration.ofMillis(2_010));
    }

    @Test
    void groupThatWantsMuch_isOneTurnToOthers() {
        learnTurnOf(1);
        crowd.enter("a", LONGEST);
        crowd.enter("a", LONGEST);
        assertThatThrownBy(() -> {
                    crowd.enter("a", LONGEST);
                    crowd.enter("a", LONGEST);
                })
                .isInstanceOf(TTSException.EngineOverloaded.class);
        assertThat(crowd.isFullForAll(LONGEST)).isFalse();
        assertThat(crowd.estimatedWait("b")).isBetween(Duration.ofMillis(1_990), Duration.ofMillis(2_010));
        crowd.enter("b", LONGEST);
        crowd.enter("c", LONGEST);
        assertThat(crowd.estimatedWait("b"))
                .as("two of its own, two of a, one of c")
                .isBetween(Duration.ofMillis(4_980), Duration.ofMillis(5_010));
        assertThat(crowd.isFullForAll(LONGEST)).isTrue();
    }

    /** Repeats the measurement until the mean is close to {@code seconds}. */
    private void learnTurnOf(int seconds) {
        for (int i = 0; i < 40; i++) {
            Crowd.Place place = crowd.place("a");
            place.wantsFirstSound();
            pass(seconds);
            place.listens();
            place.turnEnds();
        }
    }

    private void pass(int seconds) {
        now.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
