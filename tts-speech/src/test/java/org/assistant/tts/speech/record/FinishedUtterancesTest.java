package org.assistant.tts.speech.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assistant.tts.speech.record.SentenceReport.Ending;
import org.junit.jupiter.api.Test;

final class FinishedUtterancesTest {

    private final HandClock clock = new HandClock();
    private final FinishedUtterances finished = new FinishedUtterances(clock);

    @Test
    void trouble_comesFirst_theNewestOfEachKindFirst() {
        finished.utterance(Reports.ended(1, "xtts", Ending.SPOKEN));
        finished.utterance(Reports.ended(2, "xtts", Ending.FAILED));
        finished.utterance(Reports.ended(3, "xtts", Ending.SPOKEN));
        finished.utterance(Reports.ended(4, "xtts", Ending.FAILED));
        assertThat(numbers("")).containsExactly(4L, 2L, 3L, 1L);
    }

    @Test
    void utteranceThatGoesOn_isNotKept() {
        finished.utterance(Reports.heard(1, "xtts", 50));
        finished.utterance(Reports.gap(1, "xtts"));
        assertThat(finished.count()).isZero();
    }

    @Test
    void lateFirstSound_isTrouble() {
        finished.lateAfter(Duration.ofMillis(49));
        finished.utterance(Reports.ended(1, "xtts", Ending.SPOKEN));
        finished.lateAfter(Duration.ofMillis(50));
        finished.utterance(Reports.ended(2, "xtts", Ending.SPOKEN));
        assertThat(numbers("late")).containsExactly(1L);
        assertThat(numbers("")).containsExactly(1L, 2L);
    }

    @Test
    void search_findsByAllWords() {
        finished.utterance(Reports.ended(17, "xtts", Ending.FAILED));
        finished.utterance(Reports.ended(18, "kokoro", Ending.FAILED));
        assertThat(numbers("#17")).containsExactly(17L);
        assertThat(numbers(" Failed kokoro ")).containsExactly(18L);
        assertThat(numbers("ada 127.0")).containsExactly(18L, 17L);
        assertThat(numbers("kokoro spoken")).isEmpty();
    }

    @Test
    void dayOld_isForgotten() {
        finished.utterance(Reports.ended(1, "xtts", Ending.FAILED));
        clock.move(FinishedUtterances.KEPT.plusSeconds(1));
        finished.utterance(Reports.ended(2, "xtts", Ending.SPOKEN));
        assertThat(numbers("")).containsExactly(2L);
    }

    @Test
    void floodOfGoodOnes_leavesTheOthers() {
        finished.utterance(Reports.ended(1, "xtts", Ending.FAILED));
        for (int i = 2; i < FinishedUtterances.MOST + 20; i++) {
            finished.utterance(Reports.ended(i, "xtts", Ending.SPOKEN));
        }
        assertThat(finished.count()).isEqualTo(FinishedUtterances.MOST + 1);
        assertThat(numbers("failed")).containsExactly(1L);
    }

    private List<Long> numbers(String words) {
        return finished.find(words, 10).stream().map(one -> one.report().id()).toList();
    }
}
