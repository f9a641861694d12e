package org.assistant.tts.xtts.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.clips.ToneClips;
import org.junit.jupiter.api.Test;

/** Tests which parts of the recordings the networks get, and how their outputs are used. */
final class SpeakerEncoderTest {

    private static final int RATE = 22_050;

    private final FakeNetwork conditioning = new FakeNetwork(ConditioningMel.BANDS);
    private final FakeNetwork speaker = new FakeNetwork(SpeakerMel.BANDS);
    private final SpeakerEncoder encoder =
            new SpeakerEncoder(SmallDimensions.DIMENSIONS, conditioning::open, speaker::open);

    @Test
    void oneRecording_isHeardInChunks_andAShortRestIsPassedOver() {
        encoder.encode(List.of(tone(8.3)));
        assertThat(conditioning.frames).containsExactly(345, 345); // 1 + 88,200 / 256
        assertThat(speaker.frames).containsExactly(1 + 132_800 / 160); // 8.3 s at 16,000 Hz
    }

    @Test
    void restOfAThirdOfASecond_isHeard() {
        encoder.encode(List.of(tone(4.35)));
        assertThat(conditioning.frames).containsExactly(345, 1 + 7_717 / 256);
    }

    @Test
    void severalRecordings_areCutAsOne_andEmbeddedOneByOne() {
        encoder.encode(List.of(tone(3), tone(2)));
        assertThat(conditioning.frames).containsExactly(345, 1 + RATE / 256);
        assertThat(speaker.frames).containsExactly(301, 201);
    }

    @Test
    void longRecordings_areHeardForHalfAMinuteEach_andHalfAMinuteTogether() {
        encoder.encode(List.of(tone(31), tone(31)));
        assertThat(conditioning.frames).hasSize(8).startsWith(345, 345, 345).endsWith(1 + 2 * RATE / 256);
        assertThat(speaker.frames).containsExactly(3_001, 3_001);
    }

    @Test
    void answers_areAveraged() {
        Conditioning result = encoder.encode(List.of(tone(3), tone(2)));
        // Each fake returns the number of its run and the number of frames.
        assertThat(result.latents()).containsExactly(1.5f, (345 + 1 + RATE / 256) / 2f);
        assertThat(result.embedding()).containsExactly(1.5f, 251);
    }

    @Test
    void networks_areClosed() {
        encoder.encode(List.of(tone(1)));
        assertThat(conditioning.open + speaker.open).isZero();
    }

    @Test
    void tooShort_isRefused_andNothingOpened() {
        assertThatThrownBy(() -> encoder.encode(List.of(tone(2), tone(0.3))))
                .isInstanceOf(TTSException.InvalidRequest.class)
                .hasMessageContaining("0.33 s");
        assertThat(conditioning.frames).isEmpty();
    }

    private static Pcm tone(double seconds) {
        return ToneClips.sine(200, 0.5, seconds, RATE);
    }

    private static final class FakeNetwork implements MelNetwork {
        private final int bands;
        private final List<Integer> frames = new ArrayList<>();
        private int open;

        FakeNetwork(int bands) {
            this.bands = bands;
        }

        MelNetwork open() {
            open++;
            return this;
        }

        @Override
        public float[] hear(float[] mel) {
            frames.add(mel.length / bands);
            return new float[] {frames.size(), frames.get(frames.size() - 1)};
        }

        @Override
        public void close() {
            open--;
        }
    }
}
