package org.assistant.tts.xtts.speaker;

/**
 * Triangular filters, evenly spaced on the mel scale of HTK (2595 log10(1 + f / 700)), over the bins of a power spectrum.
 * Immutable; thread-safe.
 */
final class MelBank {

    private final int[] firstBin; // (bands)
    private final float[][] weights; // (bands, bins of the band)

    /**
     * @param bands number of filters
     * @param bins of the spectrum, from 0 Hz to half of {@code sampleRate}
     * @param sampleRate in hertz
     * @param highest upper end of the last filter, in hertz; the first begins at 0
     * @param equalArea whether each filter is divided by half its width in hertz, like Slaney's
     */
    MelBank(int bands, int bins, int sampleRate, double highest, boolean equalArea) {
        firstBin = new int[bands];
        weights = new float[bands][];
        double binWidth = sampleRate / 2.0 / (bins - 1);
        double topMel = mel(highest);
        for (int band = 0; band < bands; band++) {
            double low = hertz(topMel * band / (bands + 1));
            double middle = hertz(topMel * (band + 1) / (bands + 1));
            double high = hertz(topMel * (band + 2) / (bands + 1));
            double scale = equalArea ? 2 / (high - low) : 1;
            int first = (int) Math.ceil(low / binWidth);
            int last = Math.min(bins - 1, (int) Math.floor(high / binWidth));
            firstBin[band] = first;
            weights[band] = new float[Math.max(0, last - first + 1)];
            for (int bin = first; bin <= last; bin++) {
                double up = (bin * binWidth - low) / (middle - low);
                double down = (high - bin * binWidth) / (high - middle);
                weights[band][bin - first] = (float) (scale * Math.max(0, Math.min(up, down)));
            }
        }
    }

    int bands() {
        return weights.length;
    }

    /** Returns the weighted sum of {@code power}, [bins], in {@code band}. */
    double hear(int band, double[] power) {
        float[] filter = weights[band];
        double sum = 0;
        for (int i = 0; i < filter.length; i++) {
            sum += filter[i] * power[firstBin[band] + i];
        }
        return sum;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }
}
