package org.assistant.tts.speech.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.speech.record.Verdict.Level;
import org.assistant.tts.speech.record.Verdict.Situation;
import org.junit.jupiter.api.Test;

final class VerdictTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Verdict START = Verdict.start(NOON.minusSeconds(60));

    @Test
    void allIsWell_saysSo() {
        Verdict verdict = START.next(recent(10, 0, 0, 0, 0), NOON);
        assertThat(verdict.level()).isEqualTo(Level.GOOD);
        assertThat(verdict.text()).isEqualTo("Everybody hears speech on time.");
        assertThat(verdict.since()).isEqualTo(START.since());
    }

    @Test
    void nobodyThere_isGood() {
        assertThat(START.next(recent(0, 0, 0, 0, 0), NOON).text())
                .isEqualTo("Nobody has listened in the last minute; speech is ready.");
    }

    @Test
    void fallbacks_areNamedWithTheirCause() {
        Verdict verdict = START.next(recent(10, 0, 0, 3, 0), NOON);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.text())
                .isEqualTo(
                        "3 of 10 sentences were spoken by kokoro instead of xtts: no sound within the latency budget.");
        assertThat(verdict.since()).isEqualTo(NOON);
        assertThat(START.next(recent(100, 0, 0, 9, 0), NOON).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void lateSentences_warnFirst() {
        Verdict warned = START.next(recent(100, 5, 0, 0, 0), NOON);
        assertThat(warned.level()).isEqualTo(Level.WARN);
        assertThat(warned.text()).isEqualTo("5 of 100 sentences were heard late: first sound after more than 1500 ms.");
        assertThat(START.next(recent(100, 25, 0, 0, 0), NOON).level()).isEqualTo(Level.BAD);
        assertThat(START.next(recent(100, 4, 0, 0, 0), NOON).level()).isEqualTo(Level.GOOD);
    }

    @Test
    void refusals_areBadWhenFrequent() {
        Verdict one = START.next(recent(99, 0, 0, 0, 1), NOON);
        assertThat(one.level()).isEqualTo(Level.WARN);
        assertThat(one.text()).isEqualTo("Listeners are refused: all 64 places are taken.");
        assertThat(START.next(recent(9, 0, 0, 0, 1), NOON).level()).isEqualTo(Level.BAD);
    }

    @Test
    void oneLostSentence_isBad() {
        Verdict verdict = START.next(recent(100, 50, 1, 50, 50), NOON);
        assertThat(verdict.level()).isEqualTo(Level.BAD);
        assertThat(verdict.text()).isEqualTo("1 of 100 sentences was lost: no engine could speak.");
    }

    @Test
    void oneAndAll_areNotCountedLikeSome() {
        assertThat(START.next(recent(1, 0, 0, 1, 0), NOON).text())
                .isEqualTo("The only sentence of the last minute was spoken by kokoro instead of xtts:"
                        + " no sound within the latency budget.");
        assertThat(START.next(recent(4, 4, 0, 0, 0), NOON).text())
                .isEqualTo("All 4 sentences of the last minute were heard late: first sound after more than 1500 ms.");
    }

    @Test
    void noEngine_isWorstAndComesFirst() {
        Verdict verdict =
                START.next(new Situation(recent(10, 10, 10, 0, 0).recent(), 1500, "the model is missing", ""), NOON);
        assertThat(verdict.level()).isEqualTo(Level.BAD);
        assertThat(verdict.text()).isEqualTo("No engine can speak: the model is missing.");
    }

    @Test
    void engineInForceThatCantSpeak_warnsEvenWhenNobodyListens() {
        Verdict verdict = START.next(
                new Situation(recent(0, 0, 0, 0, 0).recent(), 1500, "", "kokoro speaks instead of xtts: no model"),
                NOON);
        assertThat(verdict.level()).isEqualTo(Level.WARN);
        assertThat(verdict.text()).isEqualTo("Kokoro speaks instead of xtts: no model.");
    }

    @Test
    void level_fallsAfterAWhileOfCalm() {
        Verdict warned = START.next(recent(10, 0, 0, 3, 0), NOON);
        Verdict held = warned.next(recent(10, 0, 0, 0, 0), NOON.plusSeconds(1));
        assertThat(held.level()).isEqualTo(Level.WARN);
        assertThat(held.text()).isEqualTo(warned.text());
        Verdict again = held.next(recent(10, 0, 0, 3, 0), NOON.plusSeconds(9));
        Verdict calm = again.next(recent(10, 0, 0, 0, 0), NOON.plusSeconds(12));
        assertThat(calm.level()).isEqualTo(Level.WARN);
        assertThat(calm.since()).isEqualTo(NOON);
        Verdict good = calm.next(recent(10, 0, 0, 0, 0), NOON.plusSeconds(12).plus(Verdict.CALM));
        assertThat(good.level()).isEqualTo(Level.GOOD);
        assertThat(good.since()).isEqualTo(NOON.plusSeconds(22));
    }

    @Test
    void shareAtTheThreshold_doesNotFlicker() {
        Verdict verdict = START.next(recent(100, 0, 0, 10, 0), NOON);
        for (int second = 1; second < 600; second++) {
            int fallbacks = second % 40 < 20 ? 9 : 10;
            verdict = verdict.next(recent(100, 0, 0, fallbacks, 0), NOON.plusSeconds(second));
            assertThat(verdict.since()).isEqualTo(NOON);
        }
        Verdict calm = verdict.next(recent(100, 0, 0, 4, 0), NOON.plusSeconds(600));
        assertThat(calm.next(recent(100, 0, 0, 4, 0), NOON.plusSeconds(610)).level())
                .isEqualTo(Level.GOOD);
    }

    private static Situation recent(int sentences, int late, int lost, int fallbacks, int refused) {
        Recent recent = new Recent(
                sentences,
                late,
                lost,
                fallbacks == 0 ? Map.of() : Map.of(Cause.BUDGET, fallbacks),
                fallbacks == 0 ? "" : "kokoro instead of xtts",
                refused,
                refused == 0 ? "" : "all 64 places are taken",
                Optional.empty());
        return new Situation(recent, 1500, "", "");
    }
}
