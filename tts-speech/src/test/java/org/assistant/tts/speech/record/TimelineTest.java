package org.assistant.tts.speech.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class TimelineTest {

    private final HandClock clock = new HandClock();
    private final Timeline timeline = new Timeline(clock);

    @Test
    void nothingHappened_isAQuarterOfAnHourOfNothing() {
        List<Slice> slices = timeline.slices();
        assertThat(slices).hasSize(180);
        assertThat(slices.get(179).epochSecond()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(slices.get(0).epochSecond()).isEqualTo(clock.instant().getEpochSecond() - 179 * 5);
        assertThat(slices)
                .allMatch(slice -> slice.engines().isEmpty() && slice.running().isEmpty());
        assertThat(timeline.last(Timeline.RECENT).onTimePercent()).isEmpty();
    }

    @Test
    void sentences_areCountedInTheirStepByEngine() {
        for (int millis = 1; millis <= 100; millis++) {
            timeline.sentence(Reports.spoken("xtts", millis));
        }
        clock.move(Duration.ofSeconds(5));
        timeline.sentence(Reports.fallback(Cause.BUDGET, 400));

        List<Slice> slices = timeline.slices();
        Spoken first = slices.get(178).engines().get("xtts");
        assertThat(first.sentences()).isEqualTo(100);
        assertThat(first.firstSoundMillis()).contains(new Percentiles(50, 95, 99));
        assertThat(first.realTimeFactorPercent()).contains(new Percentiles(50, 50, 50));
        assertThat(slices.get(178).fallbacks()).isEmpty();
        assertThat(slices.get(179).engines()).containsOnlyKeys("kokoro");
        assertThat(slices.get(179).fallbacks()).containsEntry(Cause.BUDGET, 1).hasSize(1);
    }

    @Test
    void sentenceThatWasCutOff_isNeitherOnTimeNorLate() {
        timeline.lateAfter(Duration.ofMillis(100));
        timeline.sentence(Reports.spoken("xtts", 50));
        timeline.sentence(Reports.cut(500));
        timeline.sentence(Reports.cut(500));
        assertThat(timeline.last(Timeline.RECENT).late()).isZero();
        assertThat(timeline.last(Timeline.RECENT).onTimePercent()).contains(100.0);
    }

    @Test
    void boundOfOneClient_isCounted_butSaysNothingOfTheServer() {
        timeline.refused(new Refusal("anna", "all 2 places of this API key are taken", false));

        assertThat(timeline.totals().refused()).isEqualTo(1);
        assertThat(timeline.last(Timeline.RECENT).refused()).isZero();
    }

    @Test
    void endings_areToldApart() {
        timeline.sentence(Reports.silent(SentenceReport.Ending.FAILED));
        timeline.sentence(Reports.silent(SentenceReport.Ending.CANCELLED));
        timeline.sentence(Reports.silent(SentenceReport.Ending.REFUSED));
        timeline.sentence(Reports.fallback(Cause.STALLED, 90));
        timeline.refused(new Refusal("open", "all 64 places are taken", true));

        Slice now = timeline.slices().get(179);
        assertThat(now.lost()).isEqualTo(1);
        assertThat(now.repeated()).isEqualTo(1);
        assertThat(now.refused()).isEqualTo(1);
        Recent recent = timeline.last(Timeline.RECENT);
        assertThat(recent.sentences()).isEqualTo(2);
        assertThat(recent.onTimePercent()).contains(50.0);
        assertThat(recent.refusal()).isEqualTo("all 64 places are taken");
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
        timeline.sentence(Reports.spoken("xtts", 100));
        timeline.sentence(Reports.spoken("xtts", 101));
        timeline.lateAfter(Duration.ofSeconds(1));
        timeline.sentence(Reports.spoken("xtts", 500));
        assertThat(timeline.last(Timeline.RECENT).late()).isEqualTo(1);
    }

    @Test
    void samples_areTheMostOfTheirStep() {
        timeline.sample(3, 0);
        timeline.sample(1, 7);
        Slice now = timeline.slices().get(179);
        assertThat(now.running()).isEqualTo(OptionalInt.of(3));
        assertThat(now.waiting()).isEqualTo(OptionalInt.of(7));
    }

    @Test
    void recent_looksBackSoFarAndNoFurther() {
        timeline.sentence(Reports.spoken("xtts", 10));
        clock.move(Duration.ofSeconds(30));
        timeline.sentence(Reports.spoken("xtts", 1000));
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
        assertThat(timeline.slices().get(0).engines()).containsOnlyKeys("xtts");
        clock.move(Duration.ofSeconds(5));
        assertThat(timeline.slices())
                .hasSize(180)
                .allMatch(slice -> slice.engines().isEmpty());
        assertThat(timeline.totals().sentences()).isEqualTo(1);
    }

    @Test
    void clockThatIsPutBack_losesNothing() {
        timeline.sentence(Reports.spoken("xtts", 10));
        clock.move(Duration.ofHours(-1));
        timeline.sentence(Reports.spoken("xtts", 10));
        assertThat(timeline.slices().get(179).engines().get("xtts").sentences()).isEqualTo(2);
    }

    @Test
    void absurdValues_areBounded() {
        timeline.sentence(Reports.spoken("xtts", Long.MAX_VALUE / 1000));
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
                    timeline.slices();
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
