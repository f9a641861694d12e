package org.assistant.tts.kokoro.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.assistant.tts.kokoro.voices.VoiceExpressionParser;
import org.junit.jupiter.api.Test;

final class VoiceLevelsTest {

    private static final VoiceExpressionParser PARSER = new VoiceExpressionParser(Map.of());

    @Test
    void voice_isRaisedByWhatItsLoudnessLacks() {
        double measured = VoiceLevels.loudness().get("af_heart");
        float[] samples = {0.01f};
        new VoiceLevels(measured + 6).level(samples, PARSER.parse("af_heart"));
        assertThat(20 * Math.log10(samples[0] / 0.01)).isCloseTo(6, within(0.001));
    }

    @Test
    void mixture_isBetweenItsVoices() {
        double mean = 0.75 * VoiceLevels.loudness().get("af_bella")
                + 0.25 * VoiceLevels.loudness().get("am_adam");
        float[] samples = {0.01f};
        new VoiceLevels(mean - 3).level(samples, PARSER.parse("af_bella(3)+am_adam"));
        assertThat(20 * Math.log10(samples[0] / 0.01)).isCloseTo(-3, within(0.001));
    }

    @Test
    void gain_isBounded_andNothingClips() {
        float[] samples = {0.5f, 0.001f};
        new VoiceLevels(0).level(samples, PARSER.parse("af_nicole"));
        assertThat(samples[0]).isLessThanOrEqualTo(PeakLimiter.CEILING);
    }
}
