package org.assistant.tts.speech.record.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.Refusal;
import org.assistant.tts.speech.record.timeline.Verdict.Level;
import org.assistant.tts.speech.record.timeline.Verdict.Situation;
import org.junit.jupiter.api.Test;

final class VerdictTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Verdict START = Verdict.start(NOON.minusSeconds(60));

    @Test
    void allIsWell_saysSo() {
        Verdict verdict = START.next(heard(10, 0, 0), NOON);
        assertThat(verdict.level()).isEqualTo(Level.GOOD);
        assertThat(verdict.text()).isEqualTo("Everybody hears speech on time.");
        assertThat(verdict.since()).isEqualTo(START.since());
        assertThat(verdict.onTimeSince()).isEmpty();
    }

    @Test
    void nobodyThere_isGood() {
        assertThat(START.next(heard(0, 0, 0), NOON).text())
                .isEqualTo("Nobody has listened in the last 5 minutes; speech is ready.");
    }

    @Test
    void window_isThatOfTheNumbers() {
        assertThat(Verdict.WINDOW).isEqualTo(Timeline.RECENT);
    }

    @Test
    void fallbacks_areNamedWithTheirCause() {
        Verdict verdict = START.next(sentences(10, 0, 3), NOON);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.text())
                .isEqualTo("3 of 10 sentences in the last 5 minutes were spoken by kokoro instead of xtts:"
                        + " no sound within the latency budget.");
        assertThat(verdict.since()).isEqualTo(NOON);
        assertThat(START.next(sentences(100, 0, 9), NOON).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void lateListeners_warnFirst() {
        Verdict warned = START.next(heard(100, 5, 0), NOON);
        assertThat(warned.level()).isEqualTo(Level.WARN);
        assertThat(warned.text())
                .isEqualTo("5 of 100 requests in the last 5 minutes were heard late:"
                        + " the first sound came after more than 1.5 s.");
        assertThat(START.next(heard(100, 25, 0), NOON).level()).isEqualTo(Level.BAD);
        assertThat(START.next(heard(100, 4, 0), NOON).level()).isEqualTo(Level.GOOD);
        assertThat(START.next(heard(100, 4, 0), NOON).text())
                .isEqualTo("96 of 100 requests in the last 5 minutes were heard on time.");
    }

    @Test
    void gaps_areJudgedAsLateness() {
        Verdict warned = START.next(heard(100, 0, 5), NOON);
        assertThat(warned.level()).isEqualTo(Level.WARN);
        assertThat(warned.text())
                .isEqualTo("5 of 100 requests in the last 5 minutes were heard with gaps:"
                        + " sound was made more slowly than it was played.");
        assertThat(START.next(heard(100, 6, 25), NOON).level()).isEqualTo(Level.BAD);
        assertThat(START.next(heard(100, 0, 4), NOON).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void fewRequests_areNoShare() {
        assertThat(START.next(heard(2, 1, 0), NOON).level()).isEqualTo(Level.WARN);
        assertThat(START.next(heard(9, 9, 0), NOON).level()).isEqualTo(Level.WARN);
        assertThat(START.next(heard(10, 9, 0), NOON).level()).isEqualTo(Level.BAD);
        assertThat(START.next(refused(3, 5, Refusal.Bound.PLACES), NOON).level())
                .isEqualTo(Level.WARN);
        assertThat(START.next(sentences(9, 9, 0), NOON).level()).isEqualTo(Level.WARN);
    }

    @Test
    void aRequestThatLeavesTheWindow_doesNotLowerTheLevel() {
        Verdict bad = START.next(heard(10, 9, 0), NOON);
        Verdict later = bad.next(heard(9, 8, 0), NOON.plusSeconds(5));
        assertThat(later.level()).isEqualTo(Level.BAD);
        assertThat(later.since()).isEqualTo(NOON);
    }

    @Test
    void refusals_areBadWhenFrequent() {
        Verdict one = START.next(refused(99, 1, Refusal.Bound.PLACES), NOON);
        assertThat(one.level()).isEqualTo(Level.WARN);
        assertThat(one.text())
                .isEqualTo("1 of 100 requests in the last 5 minutes was refused: all 64 places are taken."
                        + " A larger tts.speech.max-concurrent helps, or another server.");
        assertThat(START.next(refused(9, 1, Refusal.Bound.PLACES), NOON).level())
                .isEqualTo(Level.BAD);
    }

    @Test
    void refusalsForTheWait_tellTheSpeedAndWhatHelps() {
        assertThat(START.next(refused(4, 6, Refusal.Bound.WAIT), NOON).text())
                .isEqualTo("6 of 10 requests in the last 5 minutes were refused: speech is made at 0.3× real time with"
                        + " 7 at once, so the first sound would have come too late. A faster engine helps, or more"
                        + " processors, or a longer tts.speech.longest-wait.");
    }

    @Test
    void clientThatCrowdsItselfOut_isAWarningAtMost() {
        Verdict verdict = START.next(crowded(4, 16), NOON);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.text())
                .isEqualTo("16 of 20 requests in the last 5 minutes were refused: speech is made at 0.3× real time with"
                        + " 7 at once, so their own client had too much under way to be heard in time. A faster engine"
                        + " helps, or more processors, or a longer tts.speech.longest-wait.");
        assertThat(START.next(crowded(91, 9), NOON).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void oneLostSentence_isBad() {
        Verdict verdict = START.next(sentences(100, 1, 50), NOON);
        assertThat(verdict.level()).isEqualTo(Level.BAD);
        assertThat(verdict.text())
                .isEqualTo("1 of 100 sentences in the last 5 minutes was lost: no engine could speak.");
    }

    @Test
    void oneAndAll_areNotCountedLikeSome() {
        assertThat(START.next(sentences(1, 0, 1), NOON).text())
                .isEqualTo("The only sentence in the last 5 minutes was spoken by kokoro instead of xtts:"
                        + " no sound within the latency budget.");
        assertThat(START.next(heard(4, 4, 0), NOON).text())
                .isEqualTo("All 4 requests in the last 5 minutes were heard late:"
                        + " the first sound came after more than 1.5 s.");
    }

    @Test
    void noEngine_isWorstAndComesFirst() {
        Verdict verdict =
                START.next(new Situation(heard(100, 100, 0).recent(), 1500, "the model is missing", ""), NOON);
        assertThat(verdict.level()).isEqualTo(Level.BAD);
        assertThat(verdict.text()).isEqualTo("No engine can speak: the model is missing.");
        assertThat(verdict.next(heard(0, 0, 0), NOON.plusSeconds(1)).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void engineInForceThatCantSpeak_warnsEvenWhenNobodyListens() {
        Verdict verdict = START.next(
                new Situation(heard(0, 0, 0).recent(), 1500, "", "kokoro speaks instead of xtts: no model"), NOON);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.text()).isEqualTo("Kokoro speaks instead of xtts: no model.");
    }

    @Test
    void troubleThatHasEnded_isToldWithTheTimeSinceWhen() {
        Verdict bad = START.next(ended(NOON.minusSeconds(5), 3), NOON);
        assertThat(bad.level()).isEqualTo(Level.BAD);
        assertThat(bad.onTimeSince()).isEmpty();

        Instant later = NOON.minusSeconds(5).plus(Verdict.CALM);
        Verdict over = bad.next(ended(NOON.minusSeconds(5), 3), later);
        assertThat(over.level()).isEqualTo(Level.WARN);
        assertThat(over.onTimeSince()).contains(NOON.minusSeconds(5));
        assertThat(over.text()).startsWith("20 of 31 requests in the last 5 minutes were heard late");
        assertThat(over.since()).isEqualTo(later);
    }

    @Test
    void silenceAfterTrouble_isNoProofOfBeingOnTime() {
        Verdict bad = START.next(ended(NOON, 0), NOON.plusSeconds(200));
        assertThat(bad.level()).isEqualTo(Level.BAD);
        assertThat(bad.onTimeSince()).isEmpty();
    }

    @Test
    void shareAtTheThreshold_doesNotFlicker() {
        Verdict verdict = START.next(sentences(100, 0, 10), NOON);
        for (int second = 1; second < 600; second++) {
            int fallbacks = second % 40 < 20 ? 9 : 10;
            verdict = verdict.next(sentences(100, 0, fallbacks), NOON.plusSeconds(second));
            assertThat(verdict.since()).isEqualTo(NOON);
        }
        assertThat(verdict.next(sentences(100, 0, 4), NOON.plusSeconds(600)).level())
                .isEqualTo(Level.GOOD);
    }

    private static Situation heard(int all, int late, int interrupted) {
        return situation(
                new Listeners(all, late, interrupted, all - Math.max(late, interrupted), Optional.empty(), 0),
                0,
                0,
                0,
                Optional.empty(),
                0);
    }

    private static Situation ended(Instant trouble, int since) {
        return situation(new Listeners(31, 20, 0, 11, Optional.of(trouble), since), 0, 0, 0, Optional.empty(), 0);
    }

    private static Situation refused(int heard, int refused, Refusal.Bound bound) {
        return situation(
                new Listeners(heard, 0, 0, heard, Optional.of(NOON), 0),
                0,
                0,
                0,
                Optional.of(new Refusal("open", bound, "all 64 places are taken", true)),
                refused);
    }

    private static Situation crowded(int heard, int crowded) {
        Recent recent = new Recent(
                new Listeners(heard, 0, 0, heard, Optional.of(NOON), 0),
                0,
                0,
                Map.of(),
                "",
                0,
                crowded,
                Optional.empty(),
                OptionalDouble.of(0.31),
                7,
                Optional.empty());
        return new Situation(recent, 1500, "", "");
    }

    private static Situation sentences(int sentences, int lost, int fallbacks) {
        return situation(
                new Listeners(sentences, 0, 0, sentences, Optional.empty(), 0),
                sentences,
                lost,
                fallbacks,
                Optional.empty(),
                0);
    }

    private static Situation situation(
            Listeners listeners, int sentences, int lost, int fallbacks, Optional<Refusal> refusal, int refused) {
        Recent recent = new Recent(
                listeners,
                sentences,
                lost,
                fallbacks == 0 ? Map.of() : Map.of(Cause.BUDGET, fallbacks),
                fallbacks == 0 ? "" : "kokoro instead of xtts",
                refused,
                0,
                refusal,
                OptionalDouble.of(0.31),
                7,
                Optional.empty());
        return new Situation(recent, 1500, "", "");
    }
}
