package org.assistant.tts.xtts.checkpoint;

/**
 * A convolution in eight bits: weights of int8 with a scale for each channel that it makes, and a bias in steps of the sums.
 */
final class ByteKernel {

    /**
     * Largest weight. Seven bits, not eight: processors without an instruction for sums of four products, those before about
     * 2019, add two of 255 * weight in sixteen bits, and eight would not fit there.
     */
    private static final int LARGEST = 63;

    private final byte[] weights; // (out, in, width)
    private final float[] scales; // (out)
    private final int[] bias; // (out)

    /**
     * @param weights [out, in, width]
     * @param inputs a step of each channel that it reads, [in]
     * @param outputs a step of each channel that it makes, [out]
     * @param bias [out]
     */
    ByteKernel(float[] weights, double[] inputs, double[] outputs, float[] bias) {
        int row = weights.length / outputs.length;
        int width = row / inputs.length;
        this.weights = new byte[weights.length];
        this.scales = new float[outputs.length];
        this.bias = new int[outputs.length];
        for (int out = 0; out < outputs.length; out++) {
            double peak = 0;
            for (int i = 0; i < row; i++) {
                peak = Math.max(peak, Math.abs(weights[out * row + i] * inputs[i / width]));
            }
            double scale = Math.max(peak, Float.MIN_NORMAL) / LARGEST;
            for (int i = 0; i < row; i++) {
                this.weights[out * row + i] = (byte) Math.rint(weights[out * row + i] * inputs[i / width] / scale);
            }
            this.scales[out] = (float) (scale / outputs[out]);
            this.bias[out] = (int) Math.rint(bias[out] / scale);
        }
    }

    /** [out, in, width]; owned by this, read only. */
    byte[] weights() {
        return weights;
    }

    /** Steps that the kernel makes, a step of a sum, [out]; owned by this, read only. */
    float[] scales() {
        return scales;
    }

    /** In steps of the sums, [out]; owned by this, read only. */
    int[] bias() {
        return bias;
    }
}
