package org.assistant.tts.speech.record.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BucketsTest {

    private final Buckets buckets = new Buckets(0.5, 1, 2);

    @Test
    void value_isInEachBucketWhoseLimitItDoesNotExceed() {
        buckets.add(0.2);
        buckets.add(1);
        buckets.add(7.5);

        assertThat(IntStream.range(0, buckets.size()).mapToObj(buckets::limit))
                .containsExactly("0.5", "1.0", "2.0", "+Inf");
        assertThat(IntStream.range(0, buckets.size()).mapToLong(buckets::upTo)).containsExactly(1L, 2L, 2L, 3L);
        assertThat(buckets.count()).isEqualTo(3);
        assertThat(buckets.sum()).isEqualTo(8.7);
    }

    /** Payara's own histogram drops values from the 1029th on. */
    @Test
    void manyValues_areAllCounted() {
        for (int i = 0; i < 5_000; i++) {
            buckets.add(1.5);
        }
        assertThat(buckets.upTo(1)).isZero();
        assertThat(buckets.upTo(2)).isEqualTo(5_000);
    }
}
