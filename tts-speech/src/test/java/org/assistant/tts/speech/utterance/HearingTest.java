package org.assistant.tts.speech.utterance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.assistant.tts.speech.record.UtteranceReport.Moment;
import org.junit.jupiter.api.Test;

final class HearingTest {

    private final AtomicLong now = new AtomicLong(5_000_000_000L);
    private final Hearing hearing = new Hearing(now::get);

    @Test
    void nothingAsked_isNoWait() {
        assertThat(hearing.waitingMillis()).isEqualTo(-1);
        assertThat(hearing.firstSoundMillis()).isEqualTo(-1);
    }

    @Test
    void firstSound_endsTheWait() {
        hearing.asks(false);
        pass(700);
        assertThat(hearing.waitingMillis()).isEqualTo(700);

        assertThat(hearing.comes()).contains(Moment.HEARD);
        assertThat(hearing.firstSoundMillis()).isEqualTo(700);
        assertThat(hearing.waitingMillis()).isEqualTo(-1);
    }

    @Test
    void soundInStore_isNoGap() {
        hears(1_000);
        pass(900);
        assertThat(hearing.comes()).isEmpty();
        assertThat(hearing.gaps()).isZero();
    }

    @Test
    void soundLaterThanItWasPlayed_isAGapOfThatLength() {
        hears(1_000);
        pass(1_500);
        assertThat(hearing.comes()).contains(Moment.GAP);
        took(1_000);
        pass(1_100);
        assertThat(hearing.comes()).isEmpty();

        assertThat(hearing.gaps()).isEqualTo(1);
        assertThat(hearing.gapMillis()).isEqualTo(500);
    }

    @Test
    void silenceBeforeTheTextWasThere_isNoGap_butThatAfterwardsIs() {
        hears(1_000);
        pass(5_000);
        hearing.asks(false);
        pass(80);
        assertThat(hearing.comes()).isEmpty();
        took(1_000);
        pass(5_000);
        hearing.asks(false);
        pass(300);
        assertThat(hearing.comes()).contains(Moment.GAP);
        assertThat(hearing.gapMillis()).isEqualTo(300);
    }

    @Test
    void listenerWhoTakesTheSoundSlowly_hasNoGap() {
        hears(1_000);
        long before = now.get();
        pass(4_000); // time that the listener takes
        hearing.took(before, 1_000_000_000L);
        pass(1_500);
        assertThat(hearing.comes()).isEmpty();
    }

    @Test
    void answerSentAsAWhole_hasNoGaps() {
        hearing.asks(true);
        assertThat(hearing.comes()).contains(Moment.HEARD);
        took(100);
        pass(5_000);
        assertThat(hearing.comes()).isEmpty();
    }

    private void hears(long soundMillis) {
        hearing.asks(false);
        assertThat(hearing.comes()).contains(Moment.HEARD);
        took(soundMillis);
    }

    private void took(long soundMillis) {
        hearing.took(now.get(), soundMillis * 1_000_000);
    }

    private void pass(long millis) {
        now.addAndGet(millis * 1_000_000);
    }
}
