package org.assistant.tts.xtts.conversion.graph;

import org.assistant.tts.xtts.conversion.checkpoint.Weights;

/** The conditioning encoder and the perceiver by their formulas, in float64; channels first, as in the checkpoint. */
final class PlainConditioning {

    private static final int PERCEIVER_HEADS = 8;

    private final Weights weights;
    private final int heads;

    PlainConditioning(Weights weights, int heads) {
        this.weights = weights;
        this.heads = heads;
    }

    /** Returns the latents [latents][width] of {@code mel} [bands][frames]. */
    double[][] latents(double[][] mel) {
        String encoder = "gpt.conditioning_encoder.";
        double[][] x = convolve(mel, encoder + "init");
        for (int block = 0; block < 6; block++) {
            String stem = encoder + "attn." + block + ".";
            double[][] normed = groupNorm(x, stem + "norm");
            double[][] all = convolve(normed, stem + "qkv");
            int head = x.length / heads;
            double[][] attended = new double[x.length][];
            for (int h = 0; h < heads; h++) {
                double[][] queries = rows(all, 3 * h * head, head);
                double[][] keys = rows(all, (3 * h + 1) * head, head);
                double[][] values = rows(all, (3 * h + 2) * head, head);
                System.arraycopy(attend(queries, keys, values), 0, attended, h * head, head);
            }
            x = sum(normed, convolve(attended, stem + "proj_out"));
        }
        double[][] latents = transposed(matrix("gpt.conditioning_perceiver.latents"));
        for (int layer = 0; layer < 2; layer++) {
            latents = resample(latents, x, "gpt.conditioning_perceiver.layers." + layer + ".");
        }
        float[] gamma = weights.floats("gpt.conditioning_perceiver.norm.gamma");
        double[][] normed = transposed(latents);
        for (double[] latent : normed) {
            double squares = 0;
            for (double value : latent) {
                squares += value * value;
            }
            for (int i = 0; i < latent.length; i++) {
                latent[i] *= Math.sqrt(latent.length / squares) * gamma[i];
            }
        }
        return normed;
    }

    private double[][] resample(double[][] latents, double[][] frames, String stem) {
        double[][] all = new double[latents.length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = new double[latents[i].length + frames[i].length];
            System.arraycopy(latents[i], 0, all[i], 0, latents[i].length);
            System.arraycopy(frames[i], 0, all[i], latents[i].length, frames[i].length);
        }
        double[][] queries = product(matrix(stem + "0.to_q.weight"), latents);
        double[][] both = product(matrix(stem + "0.to_kv.weight"), all);
        double[][] attended = new double[queries.length][];
        int head = queries.length / PERCEIVER_HEADS;
        for (int first = 0; first < queries.length; first += head) {
            double[][] values = rows(both, queries.length + first, head);
            double[][] part = attend(rows(queries, first, head), rows(both, first, head), values);
            System.arraycopy(part, 0, attended, first, head);
        }
        double[][] looked = sum(latents, product(matrix(stem + "0.to_out.weight"), attended));
        double[][] wide = convolve(looked, stem + "1.0");
        double[][] gated = rows(wide, 0, wide.length / 2);
        for (int i = 0; i < gated.length; i++) {
            gated[i] = gated[i].clone();
            for (int j = 0; j < gated[i].length; j++) {
                double gate = wide[gated.length + i][j];
                gated[i][j] *= gate * normalDistribution(gate);
            }
        }
        return sum(looked, convolve(gated, stem + "1.2"));
    }

    /** The integral of the normal density up to {@code x}, by Simpson's rule. */
    private static double normalDistribution(double x) {
        int steps = 200;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double t = x * i / steps;
            int weight = i == 0 || i == steps ? 1 : 2 + 2 * (i % 2);
            sum += weight * Math.exp(-t * t / 2);
        }
        return 0.5 + sum * x / (3 * steps) / Math.sqrt(2 * Math.PI);
    }

    private double[][] groupNorm(double[][] x, String stem) {
        float[] scale = weights.floats(stem + ".weight");
        float[] bias = weights.floats(stem + ".bias");
        int size = x.length / ConditioningGraph.groups(x.length);
        double[][] normed = new double[x.length][x[0].length];
        for (int first = 0; first < x.length; first += size) {
            double sum = 0;
            double squares = 0;
            for (double[] row : rows(x, first, size)) {
                for (double value : row) {
                    sum += value;
                    squares += value * value;
                }
            }
            int count = size * x[0].length;
            double mean = sum / count;
            double deviation = Math.sqrt(squares / count - mean * mean + 1e-5);
            for (int row = first; row < first + size; row++) {
                for (int i = 0; i < x[row].length; i++) {
                    normed[row][i] = (x[row][i] - mean) / deviation * scale[row] + bias[row];
                }
            }
        }
        return normed;
    }

    /** All arrays are [channels][positions]. */
    private static double[][] attend(double[][] queries, double[][] keys, double[][] values) {
        double[][] sums = new double[values.length][queries[0].length];
        for (int to = 0; to < queries[0].length; to++) {
            double[] shares = new double[keys[0].length];
            double total = 0;
            for (int from = 0; from < shares.length; from++) {
                double score = 0;
                for (int i = 0; i < queries.length; i++) {
                    score += queries[i][to] * keys[i][from];
                }
                shares[from] = Math.exp(score / Math.sqrt(queries.length));
                total += shares[from];
            }
            for (int i = 0; i < values.length; i++) {
                for (int from = 0; from < shares.length; from++) {
                    sums[i][to] += shares[from] / total * values[i][from];
                }
            }
        }
        return sums;
    }

    private double[][] convolve(double[][] x, String stem) {
        double[][] y = product(matrix(stem + ".weight"), x);
        float[] bias = weights.floats(stem + ".bias");
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < y[row].length; i++) {
                y[row][i] += bias[row];
            }
        }
        return y;
    }

    private double[][] matrix(String name) {
        float[] values = weights.floats(name);
        double[][] matrix =
                new double[weights.shape(name).get(0)][weights.shape(name).get(1)];
        for (int i = 0; i < values.length; i++) {
            matrix[i / matrix[0].length][i % matrix[0].length] = values[i];
        }
        return matrix;
    }

    private static double[][] product(double[][] matrix, double[][] x) {
        double[][] y = new double[matrix.length][x[0].length];
        for (int row = 0; row < y.length; row++) {
            for (int i = 0; i < x.length; i++) {
                for (int column = 0; column < y[row].length; column++) {
                    y[row][column] += matrix[row][i] * x[i][column];
                }
            }
        }
        return y;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                sum[i][j] = a[i][j] + b[i][j];
            }
        }
        return sum;
    }

    private static double[][] rows(double[][] x, int first, int count) {
        double[][] rows = new double[count][];
        System.arraycopy(x, first, rows, 0, count);
        return rows;
    }

    private static double[][] transposed(double[][] x) {
        double[][] transposed = new double[x[0].length][x.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                transposed[j][i] = x[i][j];
            }
        }
        return transposed;
    }
}
