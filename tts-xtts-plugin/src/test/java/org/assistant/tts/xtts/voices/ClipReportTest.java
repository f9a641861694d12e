package org.assistant.tts.xtts.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.xtts.clips.ToneClips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClipReportTest {

    private static final int RATE = 24_000;

    @Test
    void cleanSpeech_isAccepted() {
        ClipReport report = ClipReport.of(ToneClips.syllables(120, 0.0005, 6, RATE));
        assertThat(report.problems()).isEmpty();
        assertThat(report.seconds()).isEqualTo(6);
        assertThat(report.speechSeconds()).isBetween(5.5, 6.0);
        assertThat(report.speechAboveNoiseDecibels()).isBetween(40.0, 65.0);
    }

    @Test
    void silenceAround_isNoSpeech_andTrimmedButForATenthOfASecond() {
        Pcm speech = ToneClips.syllables(120, 0, 3, RATE);
        Pcm recording = ToneClips.between(2, speech);
        Levels levels = Levels.of(recording);
        assertThat(ClipReport.of(recording, levels).speechSeconds()).isCloseTo(2.9, within(0.1));
        Pcm trimmed = SpeechTrimmer.trim(recording, levels, 60);
        assertThat(trimmed.length() / (double) RATE).isCloseTo(3.1, within(0.1));
    }

    @Test
    void silence_saysHowFaintItIs_andNothingElse() {
        assertThat(ClipReport.of(ToneClips.syllables(120, 0.0001, 4, RATE, 0.001))
                        .problems())
                .singleElement()
                .asString()
                .contains("silent", "-40 dB");
        assertThat(ClipReport.of(Pcm.of(new float[RATE], RATE)).problems())
                .singleElement()
                .asString()
                .contains("silent", "-96 dB");
    }

    @Test
    void clippedAndNoisy_areBothNamed() {
        Pcm loud = ToneClips.syllables(120, 0.4, 4, RATE, 6);
        assertThat(ClipReport.of(loud).problems())
                .hasSize(2)
                .anyMatch(problem -> problem.contains("clipped") && problem.contains("at most 1 %"))
                .anyMatch(problem -> problem.contains("noisy") && problem.contains("at least 12 dB"));
    }

    @Test
    void emptyRecording_isSilent() {
        assertThat(ClipReport.of(Pcm.of(new float[0], RATE)).isAccepted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {85, 120, 150, 210, 300})
    void pitch_isThatOfTheVoice(double hertz) {
        assertThat(Pitch.median(List.of(ToneClips.syllables(hertz, 0.002, 2, RATE))))
                .hasValueCloseTo(hertz, within(hertz / 50));
    }

    @Test
    void noise_hasNoPitch() {
        assertThat(Pitch.median(List.of(ToneClips.syllables(120, 0.1, 2, RATE, 0))))
                .isEmpty();
    }

    @Test
    void sex_isToldByPitch_whereItCanBe() {
        assertThat(Pitch.sex(OptionalDouble.of(110))).isEqualTo(Voice.Sex.MALE);
        assertThat(Pitch.sex(OptionalDouble.of(200))).isEqualTo(Voice.Sex.FEMALE);
        assertThat(Pitch.sex(OptionalDouble.of(162))).isEqualTo(Voice.Sex.UNKNOWN);
        assertThat(Pitch.sex(OptionalDouble.empty())).isEqualTo(Voice.Sex.UNKNOWN);
    }
}
