package org.assistant.tts.onnx.graph;

/**
 * The constants of an eight-bit convolution: int8 weights with a scale for each output channel, and a bias in steps of the
 * sums. Immutable except for the arrays that its accessors return.
 */
public final class ByteKernel {

    /**
     * The largest weight whose sums are right on every processor. Seven bits, not eight: processors before about 2019 have no
     * instruction for sums of four products. They add two products of 255 * weight in sixteen bits, which eight bits would
     * overflow.
     */
    public static final int SEVEN_BITS = 63;

    /** The largest weight on a processor that can sum four products. */
    public static final int EIGHT_BITS = 127;

    private final byte[] weights; // (out, in, width)
    private final float[] scales; // (out)
    private final int[] bias; // (out)

    /**
     * @param weights [out, in, width]
     * @param inputs the step of each input channel, [in]
     * @param outputs the step of each output channel, [out]
     * @param bias [out]
     * @param largest the largest weight: {@link #SEVEN_BITS} or {@link #EIGHT_BITS}
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

    /** The weights, [out, in, width]; owned by this object, not to be changed. */
    public byte[] weights() {
        return weights;
    }

    /** Output steps for each step of a sum, [out]; owned by this object, not to be changed. */
    public float[] scales() {
        return scales;
    }

    /** The bias in steps of the sums, [out]; owned by this object, not to be changed. */
    public int[] bias() {
        return bias;
    }
}
