package org.assistant.tts.xtts.speaker;

import java.util.List;

/** The input of the conditioning encoder: the logarithm of 80 mel bands of 22,050 Hz audio, 86.13 frames a second. */
final class ConditioningMel {

    static final int BANDS = 80;

    private static final int SIZE = 2048;
    private static final int WINDOW = 1024;
    private static final int HOP = 256;
    private static final double HIGHEST_HERTZ = 8000;
    private static final double FAINTEST = 1e-5;

    private final List<Float> norms; // (BANDS)
    private final MelSpectrogram spectrogram;

    /**
     * @param sampleRate of the audio, in hertz
     * @param norms divisor of each band, from the checkpoint
     */
    ConditioningMel(int sampleRate, List<Float> norms) {
        if (norms.size() != BANDS) {
            throw new IllegalArgumentException("there must be " + BANDS + " norms, were " + norms.size());
        }
        this.norms = List.copyOf(norms);
        spectrogram = new MelSpectrogram(
                SIZE,
                HOP,
                MelSpectrogram.periodicWindow(WINDOW, 0.5),
                new MelBank(BANDS, SIZE / 2 + 1, sampleRate, HIGHEST_HERTZ, true));
    }

    /** Returns the mel of {@code samples}, [{@link #BANDS}, frames], row after row. */
    float[] of(float[] samples) {
        float[] mel = spectrogram.of(samples, power -> Math.log(Math.max(power, FAINTEST)));
        int frames = mel.length / BANDS;
        for (int i = 0; i < mel.length; i++) {
            mel[i] /= norms.get(i / frames);
        }
        return mel;
    }
}
