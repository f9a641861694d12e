package org.assistant.tts.xtts.gpt.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SplitMix64Test {

    @Test
    void numbers_areThoseOfThePublishedAlgorithm() {
        SplitMix64 random = new SplitMix64(1234567);
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("6457827717110365317");
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("3203168211198807973");
        assertThat(Long.toUnsignedString(random.next())).isEqualTo("9817491932198370423");
    }

    @Test
    void doubles_fillTheUnitIntervalEvenly() {
        SplitMix64 random = new SplitMix64(0);
        assertThat(DoubleStream.generate(random::nextDouble).limit(10_000).summaryStatistics())
                .satisfies(numbers -> {
                    assertThat(numbers.getMin()).isBetween(0.0, 0.01);
                    assertThat(numbers.getMax()).isBetween(0.99, Math.nextDown(1.0));
                    assertThat(numbers.getAverage()).isBetween(0.49, 0.51);
                });
    }
}
