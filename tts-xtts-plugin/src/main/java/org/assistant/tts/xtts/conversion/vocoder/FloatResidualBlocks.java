package org.assistant.tts.xtts.conversion.vocoder;

/**
 * Residual blocks of a stage of the vocoder, in floating point. A block is a chain of units, each of which adds two convolutions,
 * each after a leaky ReLU, to its input.
 */
final class FloatResidualBlocks {

    /** Receives the input and output of each convolution. */
    @FunctionalInterface
    interface Observer {

        void observe(String stem, String input, String output);
    }

    private final VocoderLayers layers;
    private final Observer observer;

    FloatResidualBlocks(VocoderLayers layers, Observer observer) {
        this.layers = layers;
        this.observer = observer;
    }

    /**
     * Adds the nodes.
     *
     * @param x value of [1, channels, 1, time]
     * @return the sum of the blocks' outputs, of the same shape
     */
    String add(String x, VocoderShape.Stage stage) {
        String sum = null;
        for (VocoderShape.Block block : stage.blocks()) {
            String y = x;
            for (int unit = 0; unit < block.units(); unit++) {
                String hidden = convolution(y, block.first(unit), VocoderShape.Block.dilation(unit));
                y = layers.add(convolution(hidden, block.second(unit), 1), y);
            }
            sum = sum == null ? y : layers.add(sum, y);
        }
        return sum;
    }

    private String convolution(String x, String stem, int dilation) {
        String input = layers.leaky(x, VocoderLayers.SLOPE);
        String output = layers.convolution(input, stem, dilation);
        observer.observe(stem, input, output);
        return output;
    }
}
