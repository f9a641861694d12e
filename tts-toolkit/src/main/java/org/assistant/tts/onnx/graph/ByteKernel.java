package org.assistant.tts.onnx.graph;

/**
 * A convolution in eight bits: weights of int8 with a scale for each channel that it makes, and a bias in steps of the sums.
 * Immutable but for what its accessors hand out.
 */
public final class ByteKernel {

    /**
     * Largest weight that sums right on every processor. Seven bits, not eight: processors without an instruction for sums of
     * four products, those before about 2019, add two of 255 * weight in sixteen bits, and eight would not fit there.
     */
    public static final int SEVEN_BITS = 63;

    /** Largest weight where the processor can sum four products. */
    public static final int EIGHT_BITS = 127;

    private final byte[] weights; // (out, in, width)
    private final float[] scales; // (out)
    private final int[] bias; // (out)

    /**
     * @param weights [out, in, width]
     * @param inputs a step of each channel that it reads, [in]
     * @param outputs a step of each channel that it makes, [out]
     * @param bias [out]
     * @param largest weight: {@link #SEVEN_BITS} or {@link #EIGHT_BITS}
     */
    public ByteKernel(float[] weights, double[] inputs, double[] outputs, float[] bias, int largest) {
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
            double scale = Math.max(peak, Float.MIN_NORMAL) / largest;
            for (int i = 0; i < row; i++) {
                this.weights[out * row + i] = (byte) Math.rint(weights[out * row + i] * inputs[i / width] / scale);
            }
            this.scales[out] = (float) (scale / outputs[out]);
            this.bias[out] = (int) Math.rint(bias[out] / scale);
        }
    }

    /** [out, in, width]; owned by this, read only. */
    public byte[] weights() {
        return weights;
    }

    /** Steps that the kernel makes, a step of a sum, [out]; owned by this, read only. */
    public float[] scales() {
        return scales;
    }

    /** In steps of the sums, [out]; owned by this, read only. */
    public int[] bias() {
        return bias;
    }
}
