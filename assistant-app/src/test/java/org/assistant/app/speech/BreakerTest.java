package org.assistant.app.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.assistant.app.speech.Breaker.Outcome;
import org.junit.jupiter.api.Test;

final class BreakerTest {

    private final AtomicLong now = new AtomicLong();
    private final Breaker breaker = new Breaker(now::get);

    @Test
    void fewFailures_changeNothing() {
        for (int i = 0; i < 100; i++) {
            pass(i % 3 == 0 ? Outcome.FAILED : Outcome.WELL);
        }
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void tooManyFailures_openIt_untilTwoTrialsInARowWentWell() {
        open();
        assertThat(breaker.admit()).isEmpty();
        now.addAndGet(Breaker.REST.toNanos());
        Breaker.Pass trial = breaker.admit().orElseThrow();
        assertThat(breaker.admit()).isEmpty();
        trial.ended(Outcome.WELL);
        assertThat(breaker.isOpen()).isTrue();
        pass(Outcome.WELL);
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.admit()).isPresent();
    }

    @Test
    void trialThatFails_beginsTheRestAnew() {
        open();
        now.addAndGet(Breaker.REST.toNanos());
        pass(Outcome.FAILED);
        assertThat(breaker.admit()).isEmpty();
        now.addAndGet(Breaker.REST.toNanos());
        assertThat(breaker.admit()).isPresent();
    }

    @Test
    void trialThatSaysNothing_letsTheNextOneTry() {
        open();
        now.addAndGet(Breaker.REST.toNanos());
        pass(Outcome.NEITHER);
        assertThat(breaker.admit()).isPresent();
    }

    @Test
    void sentenceBegunBeforeItOpened_isNoTrial() {
        Breaker.Pass early = breaker.admit().orElseThrow();
        open();
        now.addAndGet(Breaker.REST.toNanos());
        Breaker.Pass trial = breaker.admit().orElseThrow();
        early.ended(Outcome.WELL);
        assertThat(breaker.admit()).isEmpty();
        trial.ended(Outcome.WELL);
        trial.ended(Outcome.WELL);
        assertThat(breaker.isOpen()).isTrue();
    }

    private void open() {
        for (int i = 0; i < Breaker.TOO_MANY; i++) {
            pass(Outcome.FAILED);
        }
        assertThat(breaker.isOpen()).isTrue();
    }

    private void pass(Outcome outcome) {
        breaker.admit().orElseThrow().ended(outcome);
    }
}
