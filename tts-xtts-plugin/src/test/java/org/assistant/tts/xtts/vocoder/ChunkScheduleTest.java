package org.assistant.tts.xtts.vocoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ChunkScheduleTest {

    /** Duration of a latent and of a frame in seconds. */
    private static final double LATENT = 1024.0 / 22_050;

    private static final double FRAME = 256.0 / 24_000;

    private static final double LATENT_SECONDS = 1024 / 22_050.0;
    private static final double FRAME_SECONDS = 256 / 24_000.0;

    private static List<Integer> marks(ChunkSchedule schedule, int until) {
        List<Integer> marks = new ArrayList<>();
        for (int mark = schedule.first(); mark < until; mark = schedule.next(mark)) {
            marks.add(mark);
        }
        return marks;
    }

    @Test
    void fastEngine_beginsAfterSevenLatents_andGoesOnInLongChunks() {
        assertThat(marks(ChunkSchedule.of(Rates.PUBLISHED, 1, 0.01 * LATENT, 0.005 * FRAME, 1), 200))
                .containsExactly(7, 55, 103, 151, 199);
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1, 0.05", "1, 0.4, 0.2", "1, 0.5, 0.3", "0.5, 0.4, 0.2", "2, 0.2, 0.2"})
    void listener_neverWaits(double speed, double latentsFactor, double vocoderFactor) {
        ChunkSchedule schedule =
                ChunkSchedule.of(Rates.PUBLISHED, speed, latentsFactor * LATENT, vocoderFactor * FRAME, 1);
        Interpolation interpolation = new Interpolation(Rates.PUBLISHED, speed);
        double now = 0;
        double heardUntil = Double.NaN;
        int last = 0;
        int given = 0;
        for (int mark : marks(schedule, 400)) {
            int end = interpolation.decidedFrames(mark) - SpeechStream.CONTEXT;
            now += (mark - last) * LATENT_SECONDS * latentsFactor
                    + (end - given + 2 * SpeechStream.CONTEXT) * FRAME_SECONDS * vocoderFactor;
            if (given == 0) {
                heardUntil = now;
            }
            assertThat(now).as("chunk at %d", mark).isLessThanOrEqualTo(heardUntil);
            heardUntil += (end - given) * FRAME_SECONDS;
            given = end;
            last = mark;
        }
    }

    @Test
    void slowerEngine_beginsLater() {
        int fast = ChunkSchedule.of(Rates.PUBLISHED, 1, 0.1 * LATENT, 0.1 * FRAME, 1)
                .first();
        int slow = ChunkSchedule.of(Rates.PUBLISHED, 1, 0.45 * LATENT, 0.25 * FRAME, 1)
                .first();
        assertThat(slow).isGreaterThan(fast);
    }

    @Test
    void slowerThanRealTime_fewChunks() {
        assertThat(marks(ChunkSchedule.of(Rates.PUBLISHED, 1, 1.5 * LATENT, 0.5 * FRAME, 1), 150))
                .containsExactly(31, 79, 127);
    }

    @Test
    void framesAroundAChunkThatCostLess_fewerChunks() {
        ChunkSchedule dear = ChunkSchedule.of(Rates.PUBLISHED, 1, 0.5 * LATENT, 0.17 * FRAME, 1);
        ChunkSchedule cheap = ChunkSchedule.of(Rates.PUBLISHED, 1, 0.5 * LATENT, 0.17 * FRAME, 0.3);
        assertThat(marks(cheap, 200)).hasSizeLessThan(marks(dear, 200).size());
    }
}
