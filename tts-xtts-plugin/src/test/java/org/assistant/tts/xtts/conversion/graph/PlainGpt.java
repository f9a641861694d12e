package org.assistant.tts.xtts.conversion.graph;

import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;

/** The autoregressive network by its formula, in float64, all positions at once. */
public final class PlainGpt {

    private final Weights weights;
    private final XttsDimensions dimensions;

    public PlainGpt(Weights weights, XttsDimensions dimensions) {
        this.weights = weights;
        this.dimensions = dimensions;
    }

    /** Returns the latents [positions][width] of {@code embeds} [positions, width]. */
    public double[][] latents(float[] embeds) {
        int width = dimensions.width();
        double[][] x = new double[embeds.length / width][width];
        for (int i = 0; i < embeds.length; i++) {
            x[i / width][i % width] = embeds[i];
        }
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            String stem = "gpt.gpt.h." + layer + ".";
            double[][] attended = attend(linear(norm(x, stem + "ln_1"), stem + "attn.c_attn"));
            add(x, linear(attended, stem + "attn.c_proj"));
            double[][] wide = linear(norm(x, stem + "ln_2"), stem + "mlp.c_fc");
            for (double[] row : wide) {
                for (int i = 0; i < row.length; i++) {
                    double v = row[i];
                    row[i] = v / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v * v * v)));
                }
            }
            add(x, linear(wide, stem + "mlp.c_proj"));
        }
        return norm(norm(x, "gpt.gpt.ln_f"), "gpt.final_norm");
    }

    public double[] logits(double[] latent) {
        float[] matrix = weights.floats("gpt.mel_head.weight");
        float[] bias = weights.floats("gpt.mel_head.bias");
        double[] logits = new double[bias.length];
        for (int i = 0; i < bias.length; i++) {
            logits[i] = bias[i];
            for (int j = 0; j < latent.length; j++) {
                logits[i] += matrix[i * latent.length + j] * latent[j];
            }
        }
        return logits;
    }

    private double[][] attend(double[][] queriesKeysValues) {
        int width = dimensions.width();
        int head = dimensions.headWidth();
        double[][] sums = new double[queriesKeysValues.length][width];
        for (int to = 0; to < sums.length; to++) {
            for (int first = 0; first < width; first += head) {
                double[] shares = new double[to + 1];
                double total = 0;
                for (int from = 0; from <= to; from++) {
                    double score = 0;
                    for (int i = first; i < first + head; i++) {
                        score += queriesKeysValues[to][i] * queriesKeysValues[from][width + i];
                    }
                    shares[from] = Math.exp(score / Math.sqrt(head));
                    total += shares[from];
                }
                for (int from = 0; from <= to; from++) {
                    for (int i = first; i < first + head; i++) {
                        sums[to][i] += shares[from] / total * queriesKeysValues[from][2 * width + i];
                    }
                }
            }
        }
        return sums;
    }

    private double[][] linear(double[][] x, String stem) {
        float[] matrix = weights.floats(stem + ".weight");
        float[] bias = weights.floats(stem + ".bias");
        double[][] y = new double[x.length][bias.length];
        for (int row = 0; row < x.length; row++) {
            for (int out = 0; out < bias.length; out++) {
                y[row][out] = bias[out];
                for (int in = 0; in < x[row].length; in++) {
                    y[row][out] += x[row][in] * matrix[in * bias.length + out];
                }
            }
        }
        return y;
    }

    private double[][] norm(double[][] x, String stem) {
        float[] scale = weights.floats(stem + ".weight");
        float[] bias = weights.floats(stem + ".bias");
        double[][] y = new double[x.length][scale.length];
        for (int row = 0; row < x.length; row++) {
            double mean = 0;
            for (double value : x[row]) {
                mean += value / scale.length;
            }
            double variance = 0;
            for (double value : x[row]) {
                variance += (value - mean) * (value - mean) / scale.length;
            }
            for (int i = 0; i < scale.length; i++) {
                y[row][i] = (x[row][i] - mean) / Math.sqrt(variance + 1e-5) * scale[i] + bias[i];
            }
        }
        return y;
    }

    private static void add(double[][] x, double[][] update) {
        for (int row = 0; row < x.length; row++) {
            for (int i = 0; i < x[row].length; i++) {
                x[row][i] += update[row][i];
            }
        }
    }
}
