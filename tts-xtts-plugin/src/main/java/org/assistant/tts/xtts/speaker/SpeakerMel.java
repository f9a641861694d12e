package org.assistant.tts.xtts.speaker;

import java.util.function.DoubleUnaryOperator;

/** The input of the speaker encoder: 64 mel bands of 16,000 Hz audio with emphasised high frequencies, 100 frames a second. */
final class SpeakerMel {

    static final int BANDS = 64;

    private static final int SIZE = 512;
    private static final int WINDOW = 400;
    private static final int HOP = 160;
    private static final double HIGHEST_HERTZ = 8000;
    private static final float PRE_EMPHASIS = 0.97f;
    private static final double FAINTEST = 1e-6;

    private final MelSpectrogram spectrogram;

    /** @param sampleRate of the audio, in hertz */
    SpeakerMel(int sampleRate) {
        spectrogram = new MelSpectrogram(
                SIZE,
                HOP,
                MelSpectrogram.periodicWindow(WINDOW, 0.54),
                new MelBank(BANDS, SIZE / 2 + 1, sampleRate, HIGHEST_HERTZ, false));
    }

    /** Returns the log mel of {@code samples}, [{@link #BANDS}, frames], row after row. */
    float[] of(float[] samples) {
        return of(samples, power -> Math.log(power + FAINTEST));
    }

    /** Does the same as {@link #of(float[])}, with another scale. */
    float[] of(float[] samples, DoubleUnaryOperator scale) {
        float[] emphasized = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            float before = i > 0 ? samples[i - 1] : samples[1]; // mirrored
            emphasized[i] = samples[i] - PRE_EMPHASIS * before;
        }
        return spectrogram.of(emphasized, scale);
    }
}
