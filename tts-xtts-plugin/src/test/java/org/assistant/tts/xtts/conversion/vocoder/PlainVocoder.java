package org.assistant.tts.xtts.conversion.vocoder;

import java.util.Arrays;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;

/** The vocoder in loops and double precision, by its formula in the papers. */
final class PlainVocoder {

    private static final String DECODER = "hifigan_decoder.waveform_decoder.";

    private final Weights weights;

    PlainVocoder(Weights weights) {
        this.weights = weights;
    }

    /**
     * @param frames [width, count], row after row
     * @param speaker [speaker width]
     */
    double[] decode(float[] frames, int count, float[] speaker) {
        int width = frames.length / count;
        double[][] x = new double[width][count];
        for (int i = 0; i < frames.length; i++) {
            x[i / count][i % count] = frames[i];
        }
        x = convolve(x, "conv_pre", 1);
        colour(x, "cond_layer", speaker);
        for (int stage = 0; stage < 4; stage++) {
            x = upsample(leaky(x, 0.1), "ups." + stage);
            colour(x, "conds." + stage, speaker);
            double[][] mean = new double[x.length][x[0].length];
            for (int block = 3 * stage; block < 3 * stage + 3; block++) {
                double[][] y = x;
                for (int unit = 0; unit < 3; unit++) {
                    String stem = "resblocks." + block;
                    double[][] hidden = convolve(leaky(y, 0.1), stem + ".convs1." + unit, new int[] {1, 3, 5}[unit]);
                    y = sum(y, convolve(leaky(hidden, 0.1), stem + ".convs2." + unit, 1), 1);
                }
                mean = sum(mean, y, 1 / 3.0);
            }
            x = mean;
        }
        double[] audio = convolve(leaky(x, 0.01), "conv_post", 1)[0];
        for (int i = 0; i < audio.length; i++) {
            audio[i] = Math.tanh(audio[i]);
        }
        return audio;
    }

    private double[][] convolve(double[][] x, String stem, int dilation) {
        int out = weights.shape(DECODER + stem + ".weight").get(0);
        int kernel = weights.shape(DECODER + stem + ".weight").get(2);
        float[] weight = weights.floats(DECODER + stem + ".weight");
        boolean biased = weights.names().contains(DECODER + stem + ".bias");
        float[] bias = biased ? weights.floats(DECODER + stem + ".bias") : new float[out];
        int length = x[0].length;
        double[][] y = new double[out][length];
        for (int o = 0; o < out; o++) {
            for (int t = 0; t < length; t++) {
                double sum = bias[o];
                for (int tap = 0; tap < kernel; tap++) {
                    int at = t + (tap - kernel / 2) * dilation;
                    for (int in = 0; at >= 0 && at < length && in < x.length; in++) {
                        sum += x[in][at] * weight[(o * x.length + in) * kernel + tap];
                    }
                }
                y[o][t] = sum;
            }
        }
        return y;
    }

    private double[][] upsample(double[][] x, String stem) {
        int out = weights.shape(DECODER + stem + ".weight").get(1);
        int kernel = weights.shape(DECODER + stem + ".weight").get(2);
        float[] weight = weights.floats(DECODER + stem + ".weight");
        float[] bias = weights.floats(DECODER + stem + ".bias");
        int stride = kernel / 2;
        double[][] y = new double[out][x[0].length * stride];
        for (int o = 0; o < out; o++) {
            Arrays.fill(y[o], bias[o]);
            for (int t = 0; t < x[0].length; t++) {
                for (int tap = 0; tap < kernel; tap++) {
                    int at = t * stride + tap - stride / 2;
                    for (int in = 0; at >= 0 && at < y[o].length && in < x.length; in++) {
                        y[o][at] += x[in][t] * weight[(in * out + o) * kernel + tap];
                    }
                }
            }
        }
        return y;
    }

    private void colour(double[][] x, String stem, float[] speaker) {
        float[] weight = weights.floats(DECODER + stem + ".weight");
        float[] bias = weights.floats(DECODER + stem + ".bias");
        for (int o = 0; o < x.length; o++) {
            double sum = bias[o];
            for (int i = 0; i < speaker.length; i++) {
                sum += speaker[i] * weight[o * speaker.length + i];
            }
            for (int t = 0; t < x[o].length; t++) {
                x[o][t] += sum;
            }
        }
    }

    private static double[][] leaky(double[][] x, double slope) {
        double[][] y = new double[x.length][];
        for (int c = 0; c < x.length; c++) {
            y[c] = Arrays.stream(x[c]).map(v -> v < 0 ? slope * v : v).toArray();
        }
        return y;
    }

    private static double[][] sum(double[][] a, double[][] b, double factor) {
        double[][] y = new double[a.length][a[0].length];
        for (int c = 0; c < y.length; c++) {
            for (int t = 0; t < y[c].length; t++) {
                y[c][t] = a[c][t] + factor * b[c][t];
            }
        }
        return y;
    }
}
