package org.assistant.tts.xtts.conversion.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assistant.tts.xtts.conversion.checkpoint.TestDimensions;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.junit.jupiter.api.Test;

final class CodeDrawTest {

    /** Ten codes, of which 9 is the stop; temperature 0.75, penalty 5, top-k 50, top-p 0.85. */
    private static final XttsDimensions DIMENSIONS = TestDimensions.of(16, 1, 1, 10);

    private static List<Integer> codes(int seed, int count, float... logits) {
        CodeDraw draw = new CodeDraw(DIMENSIONS, new Random(seed));
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            codes.add(draw.next(logits));
        }
        return codes;
    }

    @Test
    void stop_isNeverDrawn() {
        assertThat(codes(1, 100, 1, 1, 1, 1, 1, 1, 1, 1, 1, 20)).doesNotContain(9);
    }

    @Test
    void likelyByFar_isDrawnUntilItIsPunished() {
        // With 10 against 7, code 1 alone reaches top-p. After the penalty it is 2 against 7, so 3 is next.
        assertThat(codes(2, 2, 0, 10, 0, 7, 0, 0, 0, 0, 0, 0)).containsExactly(1, 3);
    }

    @Test
    void unlikely_isLeftOut() {
        // Shares at temperature 0.75: 49 % each for 5 and 6, and 0.3 % for the others.
        for (int seed = 0; seed < 200; seed++) {
            assertThat(codes(seed, 1, 0, 0, 0, 0, 0, 4, 4, 0, 0, 0)).isSubsetOf(5, 6);
        }
    }

    @Test
    void sameSeed_sameCodes() {
        float[] logits = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        assertThat(codes(3, 20, logits)).isEqualTo(codes(3, 20, logits)).isNotEqualTo(codes(4, 20, logits));
    }
}
