package org.assistant.tts.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ByteStepsTest {

    /** From -1 to 3, and from -0.5 to 0.25. */
    private static final ChannelRange TWO = new ChannelRange(new float[] {-1, -0.5f}, new float[] {3, 0.25f});

    /** Asserts the values of the numbers 0 and 255. */
    private static void assertReach(ByteSteps steps, int channel, double low, double high) {
        assertThat((0 - steps.zero(channel)) * steps.step(channel)).isCloseTo(low, within(steps.step(channel)));
        assertThat((255 - steps.zero(channel)) * steps.step(channel)).isCloseTo(high, within(steps.step(channel)));
    }

    @Test
    void input_oneZero_andEachChannelAsFineAsItsOwnPeakAllows() {
        ByteSteps steps = ByteSteps.ofInput(TWO, 1);
        // With sizes of 3 and 0.5 the channels range from -1 to 3 and from -3 to 1.5: together from -3 to 3.
        assertThat(steps.step(0)).isCloseTo(6 / 255.0, within(1e-12));
        assertThat(steps.step(1)).isCloseTo(1 / 255.0, within(1e-12));
        assertThat(steps.commonZero()).isEqualTo(128);
    }

    @Test
    void output_middleOfEachRangeIsTheMiddleOfTheByte() {
        ByteSteps steps = ByteSteps.ofOutput(TWO, 1);
        assertReach(steps, 0, -1, 3);
        assertReach(steps, 1, -0.5, 0.25);
        assertThatThrownBy(steps::commonZero).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void value_reachesFromLeastToMost_timesTheMargin() {
        assertReach(ByteSteps.ofValue(TWO, 1), 0, -1, 3);
        assertReach(ByteSteps.ofValue(TWO, 0.5), 0, -0.5, 1.5);
    }

    @Test
    void rangeWithoutZero_isWidenedToIt_elseItsNumberWouldBeOutsideAByte() {
        ChannelRange above = new ChannelRange(new float[] {5}, new float[] {5.1f});
        assertReach(ByteSteps.ofValue(above, 1), 0, 0, 5.1);
        assertReach(ByteSteps.ofOutput(above, 1), 0, 0, 5.1);
        assertReach(ByteSteps.ofInput(above, 1), 0, 0, 5.1);
    }

    @Test
    void channelThatIsAlwaysZero_hasSteps() {
        ChannelRange nothing = new ChannelRange(new float[2], new float[2]);
        assertThat(ByteSteps.ofInput(nothing, 1).step(1)).isPositive();
        assertThat(ByteSteps.ofOutput(nothing, 1).step(1)).isPositive();
        assertThat(ByteSteps.ofValue(nothing, 1).step(1)).isPositive();
    }

    @Test
    void repeated_allOfThemAgain() {
        ByteSteps steps = ByteSteps.ofOutput(TWO, 1);
        ByteSteps repeated = steps.repeated(2);
        assertThat(repeated.channels()).isEqualTo(4);
        assertThat(repeated.step(3)).isEqualTo(steps.step(1));
        assertThat(repeated.zero(2)).isEqualTo(steps.zero(0));
    }
}
