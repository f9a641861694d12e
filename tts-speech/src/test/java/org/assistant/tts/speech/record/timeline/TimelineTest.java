package org.assistant.tts.speech.record.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.speech.record.HandClock;
import org.assistant.tts.speech.record.Refusal;
import org.assistant.tts.speech.record.Reports;
import org.assistant.tts.speech.record.SentenceReport;
import org.assistant.tts.speech.record.Totals;
import org.junit.jupiter.api.Test;

final class TimelineTest {

    private final HandClock clock = new HandClock();
    private final Timeline timeline = new Timeline(clock);

    @Test
    void nothingHappened_isAQuarterOfAnHourOfNothing() {
        List<Slice> slices = timeline.slices(Span.QUARTER);
        assertThat(slices).hasSize(180);
        assertThat(slices.get(179).epochSecond()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(slices.get(0).epochSecond()).isEqualTo(clock.instant().getEpochSecond() - 179 * 5);
        assertThat(slices)
                .allMatch(slice -> slice.engines().isEmpty() && slice.running().isEmpty());
        assertThat(timeline.last(Timeline.RECENT).listeners().onTimePercent()).isEmpty();
    }

    @Test
    void sentences_areCountedInTheirStepByEngine() {
        for (int millis = 1; millis <= 100; millis++) {
            timeline.sentence(Reports.spoken("xtts", millis));
            timeline.utterance(Reports.heard(millis, "xtts", millis));
        }
        clock.move(Duration.ofSeconds(5));
        timeline.sentence(Reports.fallback(Cause.BUDGET, 400));

        List<Slice> slices = timeline.slices(Span.QUARTER);
        Spoken first = slices.get(178).engines().get("xtts");
        assertThat(first.sentences()).isEqualTo(100);
        assertThat(first.firstSoundMillis()).contains(new Percentiles(50, 95, 99));
        assertThat(first.realTimeFactorPercent()).contains(new Percentiles(50, 50, 50));
        assertThat(slices.get(178).fallbacks()).isEmpty();
        assertThat(slices.get(179).engines().get("kokoro").sentences()).isEqualTo(1);
        assertThat(slices.get(179).engines().get("xtts").sentences()).isZero();
        assertThat(slices.get(179).fallbacks()).containsEntry(Cause.BUDGET, 1).hasSize(1);
    }

    @Test
    void percentiles_areThoseOfTheMinuteThatAStepEnds() {
        for (int second = 0; second < 120; second += 5) {
            timeline.utterance(Reports.heard(second, "xtts", second < 60 ? 100 : 900));
            clock.move(Duration.ofSeconds(5));
        }
        timeline.utterance(Reports.heard(121, "xtts", 900));

        List<Slice> slices = timeline.slices(Span.QUARTER);
        assertThat(p50(slices.get(166))).isBetween(99L, 101L);
        assertThat(p95(slices.get(168))).isBetween(890L, 910L); // two of twelve are slow
        assertThat(p50(slices.get(168))).isBetween(99L, 101L);
        assertThat(p50(slices.get(179))).isBetween(890L, 910L);

        clock.move(Duration.ofSeconds(65));
        timeline.sample(new Load(0, 0, Set.of(), Set.of()));
        assertThat(timeline.slices(Span.QUARTER).get(179).engines()).isEmpty();
    }

    private static long p50(Slice slice) {
        return slice.engines().get("xtts").firstSoundMillis().orElseThrow().p50();
    }

    private static long p95(Slice slice) {
        return slice.engines().get("xtts").firstSoundMillis().orElseThrow().p95();
    }

    @Test
    void listeners_areCountedOnceByWhatTheyMet() {
        timeline.lateAfter(Duration.ofMillis(100));
        timeline.utterance(Reports.heard(1, "xtts", 50));
        timeline.utterance(Reports.heard(2, "xtts", 500));
        timeline.utterance(Reports.gap(2, "xtts"));
        timeline.utterance(Reports.gap(2, "xtts"));
        timeline.utterance(Reports.ended(3, "xtts", SentenceReport.Ending.FAILED));
        timeline.utterance(Reports.ended(1, "xtts", SentenceReport.Ending.CANCELLED));

        Listeners listeners = timeline.last(Timeline.RECENT).listeners();
        assertThat(listeners.all()).isEqualTo(3);
        assertThat(listeners.late()).isEqualTo(1);
        assertThat(listeners.interrupted()).isEqualTo(1);
        assertThat(listeners.onTime()).isEqualTo(1);
        assertThat(timeline.slices(Span.QUARTER).get(179).gaps()).isEqualTo(2);
    }

    @Test
    void whoWaitsForTooLong_isLateBeforeTheFirstSound() {
        timeline.sample(new Load(2, 2, Set.of(), Set.of(7L)));
        assertThat(timeline.last(Timeline.RECENT).listeners().late()).isEqualTo(1);
        assertThat(timeline.last(Timeline.RECENT).listeners().all()).isEqualTo(1);
    }

    @Test
    void sentencesInsideAnUtterance_areNotLate() {
        timeline.lateAfter(Duration.ofMillis(100));
        timeline.utterance(Reports.heard(1, "xtts", 50));
        timeline.sentence(Reports.spoken("xtts", 50));
        timeline.sentence(Reports.spoken("xtts", 5_000));
        assertThat(timeline.last(Timeline.RECENT).listeners().onTimePercent()).contains(100.0);
    }

    @Test
    void troubleThatEnded_isKnownWithWhoHasListenedSince() {
        timeline.lateAfter(Duration.ofMillis(100));
        timeline.utterance(Reports.heard(1, "xtts", 500));
        Instant stepEnd = clock.instant().plusSeconds(5);
        clock.move(Duration.ofSeconds(60));
        assertThat(timeline.last(Timeline.RECENT).listeners().troubleEnded()).contains(stepEnd);
        assertThat(timeline.last(Timeline.RECENT).listeners().onTimeSince()).isZero();
        timeline.sample(new Load(1, 0, Set.of(1L), Set.of())); // still listening, and was late once
        timeline.utterance(Reports.heard(2, "xtts", 50));
        assertThat(timeline.last(Timeline.RECENT).listeners().onTimeSince()).isEqualTo(1);
        timeline.refused(new Refusal("open", Refusal.Bound.PLACES, "all 64 places are taken", true));
        assertThat(timeline.last(Timeline.RECENT).listeners().onTimeSince()).isZero();
    }

    @Test
    void speed_isSoundForASecondOfWork() {
        timeline.sentence(Reports.spoken("xtts", 50));
        timeline.sample(new Load(7, 0, Set.of(), Set.of()));
        assertThat(timeline.last(Timeline.RECENT).speed()).hasValue(2.0);
        assertThat(timeline.last(Timeline.RECENT).mostRunning()).isEqualTo(7);
    }

    @Test
    void boundOfOneClient_isCounted_butSaysNothingOfTheServer() {
        timeline.refused(new Refusal("anna", Refusal.Bound.PLACES, "all 2 places of this API key are taken", false));

        assertThat(timeline.totals().refused()).isEqualTo(1);
        assertThat(timeline.last(Timeline.RECENT).refused()).isZero();
        assertThat(timeline.last(Timeline.RECENT).crowded()).isZero();
    }

    @Test
    void clientWithTooMuchUnderWayToBeHeardInTime_isCountedApart() {
        timeline.refused(new Refusal("anna", Refusal.Bound.WAIT, "the first sound would come after 11 seconds", false));
        assertThat(timeline.last(Timeline.RECENT).refused()).isZero();
        assertThat(timeline.last(Timeline.RECENT).crowded()).isEqualTo(1);
    }

    @Test
    void endings_areToldApart() {
        timeline.sentence(Reports.silent(SentenceReport.Ending.FAILED));
        timeline.sentence(Reports.silent(SentenceReport.Ending.CANCELLED));
        timeline.sentence(Reports.silent(SentenceReport.Ending.REFUSED));
        timeline.sentence(Reports.fallback(Cause.STALLED, 90));
        timeline.refused(new Refusal("open", Refusal.Bound.PLACES, "all 64 places are taken", true));

        Slice now = timeline.slices(Span.QUARTER).get(179);
        assertThat(now.lost()).isEqualTo(1);
        assertThat(now.repeated()).isEqualTo(1);
        assertThat(now.refused()).isEqualTo(1);
        Recent recent = timeline.last(Timeline.RECENT);
        assertThat(recent.sentences()).isEqualTo(2);
        assertThat(recent.lost()).isEqualTo(1);
        assertThat(recent.refusal())
                .contains(new Refusal("open", Refusal.Bound.PLACES, "all 64 places are taken", true));
        assertThat(recent.swap()).isEqualTo("kokoro instead of xtts");
        Totals totals = timeline.totals();
        assertThat(totals.sentences()).isEqualTo(3);
        assertThat(totals.lost()).isEqualTo(1);
        assertThat(totals.cancelled()).isEqualTo(1);
        assertThat(totals.refused()).isEqualTo(1);
        assertThat(totals.repeated()).isEqualTo(1);
        assertThat(totals.characters()).isEqualTo(20);
        assertThat(totals.audioMillis()).isEqualTo(1000);
        assertThat(totals.spoken()).containsEntry("kokoro", 1L).hasSize(1);
        assertThat(totals.fallbacks()).hasSize(Cause.values().length).containsEntry(Cause.STALLED, 1L);
    }

    @Test
    void lateness_isWhatWasSetWhenItHappened() {
        timeline.lateAfter(Duration.ofMillis(100));
        timeline.utterance(Reports.heard(1, "xtts", 100));
        timeline.utterance(Reports.heard(2, "xtts", 101));
        timeline.lateAfter(Duration.ofSeconds(1));
        timeline.utterance(Reports.heard(3, "xtts", 500));
        assertThat(timeline.last(Timeline.RECENT).listeners().late()).isEqualTo(1);
    }

    @Test
    void samples_areTheMostOfTheirStep() {
        timeline.sample(new Load(3, 0, Set.of(), Set.of()));
        timeline.sample(new Load(1, 7, Set.of(), Set.of()));
        Slice now = timeline.slices(Span.QUARTER).get(179);
        assertThat(now.running()).isEqualTo(OptionalInt.of(3));
        assertThat(now.waiting()).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void recent_looksBackSoFarAndNoFurther() {
        timeline.sentence(Reports.spoken("xtts", 10));
        clock.move(Duration.ofSeconds(30));
        timeline.sentence(Reports.spoken("xtts", 1000));
        timeline.utterance(Reports.heard(1, "xtts", 1000));
        clock.move(Duration.ofSeconds(30));
        assertThat(timeline.last(Duration.ofMinutes(1)).sentences()).isEqualTo(1);
        assertThat(timeline.last(Timeline.RECENT).sentences()).isEqualTo(2);
        assertThat(timeline.last(Timeline.RECENT).firstSoundMillis())
                .hasValueSatisfying(spread -> assertThat(spread.p99()).isBetween(990L, 1010L));
        clock.move(Timeline.RECENT);
        assertThat(timeline.last(Timeline.RECENT).firstSoundMillis()).isEmpty();
    }

    @Test
    void stepsOlderThanAQuarterOfAnHour_areForgotten() {
        timeline.sentence(Reports.spoken("xtts", 10));
        clock.move(Duration.ofSeconds(179 * 5));
        assertThat(timeline.slices(Span.QUARTER).get(0).engines()).containsOnlyKeys("xtts");
        clock.move(Duration.ofSeconds(5));
        assertThat(timeline.slices(Span.QUARTER))
                .hasSize(180)
                .allMatch(slice -> slice.engines().isEmpty());
        assertThat(timeline.totals().sentences()).isEqualTo(1);
    }

    @Test
    void hourAndDay_keepWhatTheQuarterHasForgotten_inCoarserSteps() {
        timeline.sentence(Reports.spoken("xtts", 10));
        clock.move(Duration.ofMinutes(20));
        assertThat(timeline.slices(Span.QUARTER))
                .allMatch(slice -> slice.engines().isEmpty());
        assertThat(spoken(Span.HOUR)).isEqualTo(1);
        clock.move(Duration.ofHours(2));
        assertThat(spoken(Span.HOUR)).isZero();
        assertThat(spoken(Span.DAY)).isEqualTo(1);
        assertThat(timeline.slices(Span.DAY)).hasSize(180);
        clock.move(Duration.ofHours(23));
        assertThat(spoken(Span.DAY)).isZero();
    }

    private int spoken(Span span) {
        return timeline.slices(span).stream()
                .flatMap(slice -> slice.engines().values().stream())
                .mapToInt(Spoken::sentences)
                .sum();
    }

    @Test
    void clockThatIsPutBack_losesNothing() {
        timeline.sentence(Reports.spoken("xtts", 10));
        clock.move(Duration.ofHours(-1));
        timeline.sentence(Reports.spoken("xtts", 10));
        assertThat(timeline.slices(Span.QUARTER).get(179).engines().get("xtts").sentences())
                .isEqualTo(2);
    }

    @Test
    void absurdValues_areBounded() {
        timeline.utterance(Reports.heard(1, "xtts", Long.MAX_VALUE / 1000));
        assertThat(timeline.last(Timeline.RECENT).firstSoundMillis())
                .hasValueSatisfying(spread -> assertThat(spread.p99()).isBetween(594_000L, 606_000L));
    }

    @Test
    void manyThreads_loseNothing() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch go = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                await(go);
                for (int k = 0; k < 250; k++) {
                    timeline.sentence(Reports.spoken("xtts", k));
                    timeline.slices(Span.QUARTER);
                }
            });
        }
        go.countDown();
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(timeline.totals().sentences()).isEqualTo(2000);
        assertThat(timeline.last(Timeline.RECENT).sentences()).isEqualTo(2000);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
