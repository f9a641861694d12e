package org.assistant.tts.xtts.gpt.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class LoopDetectorTest {

    @Test
    void sameEightCodesThreeTimes_endsAtTheBeginningOfTheSecond() {
        LoopDetector loops = new LoopDetector();
        add(loops, 100, 101, 102);
        add(loops, 1, 2, 3, 4, 5, 6, 7, 8);
        add(loops, 1, 2, 3, 4, 5, 6, 7, 8);
        add(loops, 1, 2, 3, 4, 5, 6, 7);
        assertThat(loops.add(8)).isEqualTo(11);
    }

    @Test
    void repetitionsWithOtherCodesBetween_count() {
        LoopDetector loops = new LoopDetector();
        add(loops, 1, 2, 3, 4, 5, 6, 7, 8, 50);
        add(loops, 1, 2, 3, 4, 5, 6, 7, 8, 51, 52);
        add(loops, 1, 2, 3, 4, 5, 6, 7);
        assertThat(loops.add(8)).isEqualTo(9);
    }

    @Test
    void oneCodeOverAndOver_isACircleAfter24() {
        LoopDetector loops = new LoopDetector();
        for (int i = 1; i < 24; i++) {
            assertThat(loops.add(7)).isEqualTo(-1);
        }
        assertThat(loops.add(7)).isEqualTo(8);
    }

    @Test
    void codesThatDoNotRepeat_areNoCircle() {
        Random random = new Random(1);
        LoopDetector loops = new LoopDetector();
        for (int i = 0; i < 600; i++) {
            assertThat(loops.add(random.nextInt(1024))).isEqualTo(-1);
        }
    }

    private static void add(LoopDetector loops, int... codes) {
        for (int code : codes) {
            assertThat(loops.add(code)).isEqualTo(-1);
        }
    }
}
