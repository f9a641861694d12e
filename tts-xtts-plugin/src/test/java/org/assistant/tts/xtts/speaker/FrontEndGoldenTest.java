package org.assistant.tts.xtts.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.assistant.tts.audio.Wav;
import org.assistant.tts.spi.Pcm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What the encoders hear of the reference's recording, against what the reference heard. The tolerance is four times the
 * noise of its float32 arithmetic.
 */
@EnabledIfSystemProperty(named = "xtts.reference", matches = ".+")
final class FrontEndGoldenTest {

    private static final double TOLERANCE = 2e-5;
    private static final int CHUNK = 4 * 22_050;

    @Test
    void recording_at22050Hz() throws IOException {
        Pcm recording = Wav.read(Files.newInputStream(
                Path.of(System.getProperty("xtts.reference")).resolve("ref.wav")));
        float[] resampled = new SincResampler(recording.sampleRate(), 22_050).resample(recording.toArray());
        assertClose("audio_22050", resampled);
    }

    @Test
    void recording_at16000Hz() {
        assertClose("audio_16000", new SincResampler(22_050, 16_000).resample(NpyArray.ofReference("audio_22050")));
    }

    @Test
    void conditioningMel_butForTheNormOfEachBand() {
        float[] chunk = Arrays.copyOf(NpyArray.ofReference("audio_22050"), CHUNK);
        ConditioningMel plain = new ConditioningMel(22_050, Collections.nCopies(ConditioningMel.BANDS, 1f));
        float[] reference = NpyArray.ofReference("cond_mel_chunk0");
        List<Float> norms = norms(plain.of(chunk), reference);
        assertClose("cond_mel_chunk0", new ConditioningMel(22_050, norms).of(chunk));
    }

    @Test
    void speakerMel_beforeTheLogarithm() {
        assertClose("spk_mel", new SpeakerMel(16_000).of(NpyArray.ofReference("audio_16000"), power -> power));
    }

    /** The one number a band by which all of its frames differ, fitted: the norms lie in the checkpoint only. */
    private static List<Float> norms(float[] plain, float[] reference) {
        List<Float> norms = new ArrayList<>();
        int frames = plain.length / ConditioningMel.BANDS;
        for (int band = 0; band < ConditioningMel.BANDS; band++) {
            double product = 0;
            double square = 0;
            for (int i = band * frames; i < (band + 1) * frames; i++) {
                product += (double) plain[i] * reference[i];
                square += (double) reference[i] * reference[i];
            }
            norms.add((float) (product / square));
        }
        return norms;
    }

    private static void assertClose(String name, float[] values) {
        float[] reference = NpyArray.ofReference(name);
        assertThat(values).hasSameSizeAs(reference);
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.abs(values[i] - reference[i]));
        }
        assertThat(largest).as(name).isLessThan(TOLERANCE);
    }
}
