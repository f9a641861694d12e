package org.assistant.tts.xtts.conversion.graph;

import org.assistant.tts.xtts.conversion.checkpoint.Weights;

/** The speaker encoder by its formula; images are [channels][height][width]. */
final class PlainSpeaker {

    private static final String STEM = "hifigan_decoder.speaker_encoder.";
    private static final int[] BLOCKS = {3, 4, 6, 3};

    private final Weights weights;

    PlainSpeaker(Weights weights) {
        this.weights = weights;
    }

    /** Returns the embedding of {@code mel} [bands][frames], logarithmic. */
    double[] embedding(double[][] mel) {
        double[][] even = new double[mel.length][];
        for (int band = 0; band < mel.length; band++) {
            double mean = mean(mel[band]);
            double[] centred = new double[mel[band].length];
            double variance = 0;
            for (int i = 0; i < centred.length; i++) {
                centred[i] = mel[band][i] - mean;
                variance += centred[i] * centred[i] / centred.length;
            }
            for (int i = 0; i < centred.length; i++) {
                centred[i] /= Math.sqrt(variance + 1e-5);
            }
            even[band] = centred;
        }
        double[][][] x = convolve(new double[][][] {even}, STEM + "conv1.weight", 1);
        float[] bias = weights.floats(STEM + "conv1.bias");
        each(x, (channel, value) -> Math.max(0, value + bias[channel]));
        norm(x, STEM + "bn1");
        for (int stage = 0; stage < BLOCKS.length; stage++) {
            for (int block = 0; block < BLOCKS[stage]; block++) {
                x = block(x, STEM + "layer" + (stage + 1) + "." + block + ".", stage > 0 && block == 0 ? 2 : 1);
            }
        }
        return embed(x);
    }

    private double[][][] block(double[][][] x, String stem, int stride) {
        double[][][] y = convolve(x, stem + "conv1.weight", stride);
        each(y, (channel, value) -> Math.max(0, value));
        norm(y, stem + "bn1");
        y = convolve(y, stem + "conv2.weight", 1);
        norm(y, stem + "bn2");
        double[] means = new double[y.length];
        for (int channel = 0; channel < y.length; channel++) {
            for (double[] row : y[channel]) {
                means[channel] += mean(row) / y[channel].length;
            }
        }
        double[] few = linear(means, stem + "se.fc.0");
        for (int i = 0; i < few.length; i++) {
            few[i] = Math.max(0, few[i]);
        }
        double[] open = linear(few, stem + "se.fc.2");
        double[][][] residual = x;
        if (weights.names().contains(stem + "downsample.0.weight")) {
            residual = convolve(x, stem + "downsample.0.weight", stride);
            norm(residual, stem + "downsample.1");
        }
        for (int channel = 0; channel < y.length; channel++) {
            for (int row = 0; row < y[channel].length; row++) {
                for (int i = 0; i < y[channel][row].length; i++) {
                    double weighted = y[channel][row][i] / (1 + Math.exp(-open[channel]));
                    y[channel][row][i] = Math.max(0, weighted + residual[channel][row][i]);
                }
            }
        }
        return y;
    }

    private double[] embed(double[][][] x) {
        int height = x[0].length;
        int frames = x[0][0].length;
        double[][] columns = new double[frames][x.length * height];
        double[][] scores = new double[frames][];
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < columns[frame].length; i++) {
                columns[frame][i] = x[i / height][i % height][frame];
            }
            double[] inner = linear(columns[frame], STEM + "attention.0");
            double[][][] picture = new double[inner.length][1][1];
            for (int i = 0; i < inner.length; i++) {
                picture[i][0][0] = Math.max(0, inner[i]);
            }
            norm(picture, STEM + "attention.2");
            for (int i = 0; i < inner.length; i++) {
                inner[i] = picture[i][0][0];
            }
            scores[frame] = linear(inner, STEM + "attention.3");
        }
        int channels = columns[0].length;
        double[] pooled = new double[2 * channels];
        for (int i = 0; i < channels; i++) {
            double total = 0;
            double sum = 0;
            double squares = 0;
            for (int frame = 0; frame < frames; frame++) {
                double share = Math.exp(scores[frame][i]);
                total += share;
                sum += share * columns[frame][i];
                squares += share * columns[frame][i] * columns[frame][i];
            }
            pooled[i] = sum / total;
            pooled[channels + i] = Math.sqrt(Math.max(squares / total - pooled[i] * pooled[i], 1e-5));
        }
        double[] embedding = linear(pooled, STEM + "fc");
        double length = 0;
        for (double value : embedding) {
            length += value * value;
        }
        for (int i = 0; i < embedding.length; i++) {
            embedding[i] /= Math.sqrt(length);
        }
        return embedding;
    }

    /** Convolves without a bias, with padding that keeps the size at a stride of 1. */
    private double[][][] convolve(double[][][] x, String name, int stride) {
        float[] filters = weights.floats(name);
        int size = weights.shape(name).get(3);
        int out = weights.shape(name).get(0);
        int height = x[0].length;
        int width = x[0][0].length;
        double[][][] y = new double[out][(height + stride - 1) / stride][(width + stride - 1) / stride];
        for (int to = 0; to < out; to++) {
            for (int from = 0; from < x.length; from++) {
                for (int tap = 0; tap < size * size; tap++) {
                    double factor = filters[(to * x.length + from) * size * size + tap];
                    for (int row = 0; row < y[to].length; row++) {
                        int sourceRow = row * stride + tap / size - size / 2;
                        for (int i = 0; sourceRow >= 0 && sourceRow < height && i < y[to][row].length; i++) {
                            int source = i * stride + tap % size - size / 2;
                            y[to][row][i] += source >= 0 && source < width ? factor * x[from][sourceRow][source] : 0;
                        }
                    }
                }
            }
        }
        return y;
    }

    private void norm(double[][][] x, String stem) {
        float[] scale = weights.floats(stem + ".weight");
        float[] bias = weights.floats(stem + ".bias");
        float[] mean = weights.floats(stem + ".running_mean");
        float[] variance = weights.floats(stem + ".running_var");
        each(
                x,
                (channel, value) ->
                        (value - mean[channel]) / Math.sqrt(variance[channel] + 1e-5) * scale[channel] + bias[channel]);
    }

    private double[] linear(double[] x, String stem) {
        float[] matrix = weights.floats(stem + ".weight");
        float[] bias = weights.floats(stem + ".bias");
        double[] y = new double[bias.length];
        for (int row = 0; row < y.length; row++) {
            y[row] = bias[row];
            for (int i = 0; i < x.length; i++) {
                y[row] += matrix[row * x.length + i] * x[i];
            }
        }
        return y;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static void each(double[][][] x, Change change) {
        for (int channel = 0; channel < x.length; channel++) {
            for (double[] row : x[channel]) {
                for (int i = 0; i < row.length; i++) {
                    row[i] = change.of(channel, row[i]);
                }
            }
        }
    }

    @FunctionalInterface
    private interface Change {
        double of(int channel, double value);
    }
}
