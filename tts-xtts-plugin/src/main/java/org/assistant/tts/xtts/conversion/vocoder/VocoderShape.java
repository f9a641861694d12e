package org.assistant.tts.xtts.conversion.vocoder;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * The layers of the vocoder, a HiFi-GAN generator, derived from the shapes of its tensors.
 *
 * @param width of a latent
 * @param speakerWidth length of a speaker embedding
 * @param channels after the first convolution
 * @param kernel of the first convolution
 * @param stages each of which increases the rate and reduces the channels
 * @param lastKernel of the last convolution
 */
record VocoderShape(int width, int speakerWidth, int channels, int kernel, List<Stage> stages, int lastKernel) {

    private static final String DECODER = "hifigan_decoder.waveform_decoder.";

    VocoderShape {
        stages = List.copyOf(stages);
    }

    /**
     * A transposed convolution and the residual blocks after it.
     *
     * @param index from 0
     * @param channels in
     * @param outChannels out
     * @param kernel of the transposed convolution, twice its stride
     * @param blocks whose outputs are averaged
     */
    record Stage(int index, int channels, int outChannels, int kernel, List<Block> blocks) {

        Stage {
            blocks = List.copyOf(blocks);
        }

        int stride() {
            return kernel / 2;
        }

        int padding() {
            return (kernel - stride()) / 2;
        }

        String upsampling() {
            return DECODER + "ups." + index;
        }

        String conditioning() {
            return DECODER + "conds." + index;
        }
    }

    /**
     * Residual units, one after the other.
     *
     * @param index from 0, counted through all stages
     * @param kernel of its convolutions
     * @param units each of two convolutions, of which the first is dilated
     */
    record Block(int index, int kernel, int units) {

        /** The number of columns on either side that an output depends on. */
        int reach() {
            int reach = 0;
            for (int unit = 0; unit < units; unit++) {
                reach += (kernel - 1) / 2 * (dilation(unit) + 1);
            }
            return reach;
        }

        String first(int unit) {
            return DECODER + "resblocks." + index + ".convs1." + unit;
        }

        String second(int unit) {
            return DECODER + "resblocks." + index + ".convs2." + unit;
        }

        /** 1, 3, 5: neither configuration nor shapes show the dilations; the generator of XTTS v2 has no others. */
        static int dilation(int unit) {
            return 2 * unit + 1;
        }
    }

    static String first() {
        return DECODER + "conv_pre";
    }

    static String conditioning() {
        return DECODER + "cond_layer";
    }

    static String last() {
        return DECODER + "conv_post";
    }

    /**
     * Reads the shapes.
     *
     * @throws TTSException.ModelUnavailable if a tensor is missing, or the layers don't fit each other or {@code dimensions}
     */
    static VocoderShape of(Weights weights, XttsDimensions dimensions) {
        List<Integer> first = weights.shape(first() + ".weight");
        int channels = first.get(0);
        int speakerWidth = weights.shape(conditioning() + ".weight").get(1);
        List<Stage> stages = stages(weights, channels);
        List<Integer> last = weights.shape(last() + ".weight");
        int hop = stages.stream().mapToInt(Stage::stride).reduce(1, Math::multiplyExact);
        require(first.get(1) == dimensions.width(), "latent size", dimensions.width(), first.get(1));
        require(speakerWidth == dimensions.speakerWidth(), "embedding size", dimensions.speakerWidth(), speakerWidth);
        require(hop == dimensions.hop(), "frame length", dimensions.hop(), hop);
        int lastChannels = stages.get(stages.size() - 1).outChannels();
        require(last.get(1) == lastChannels, "input channels of the last layer", lastChannels, last.get(1));
        return new VocoderShape(first.get(1), speakerWidth, channels, first.get(2), stages, last.get(2));
    }

    /** Columns before stage {@code index} on either side that a sample depends on; rather too many than too few. */
    int reach(int index) {
        int column = 1; // samples
        int reach = lastKernel / 2; // samples
        for (int i = stages.size() - 1; i >= index; i--) {
            Stage stage = stages.get(i);
            int widest = stage.blocks().stream().mapToInt(Block::reach).max().orElse(0);
            reach += widest * column;
            column *= stage.stride();
            reach += column;
        }
        return (reach + column - 1) / column;
    }

    private static List<Stage> stages(Weights weights, int firstChannels) {
        int count = count(weights, "ups.%d.weight");
        int blocks = count(weights, "resblocks.%d.convs1.0.weight");
        if (count == 0 || blocks % count != 0) {
            throw new TTSException.ModelUnavailable(
                    "the vocoder has " + blocks + " residual blocks for " + count + " stages", null);
        }
        List<Stage> stages = new ArrayList<>();
        int channels = firstChannels;
        for (int i = 0; i < count; i++) {
            List<Integer> upsampling = weights.shape(DECODER + "ups." + i + ".weight");
            require(upsampling.get(0) == channels, "channels of stage " + i, channels, upsampling.get(0));
            List<Block> ofStage = new ArrayList<>();
            for (int j = i * blocks / count; j < (i + 1) * blocks / count; j++) {
                int kernel = weights.shape(DECODER + "resblocks." + j + ".convs1.0.weight")
                        .get(2);
                ofStage.add(new Block(j, kernel, count(weights, "resblocks." + j + ".convs1.%d.weight")));
            }
            stages.add(new Stage(i, channels, upsampling.get(1), upsampling.get(2), ofStage));
            channels = upsampling.get(1);
        }
        return stages;
    }

    private static int count(Weights weights, String pattern) {
        int count = 0;
        while (weights.names().contains(DECODER + pattern.formatted(count))) {
            count++;
        }
        return count;
    }

    private static void require(boolean fits, String what, int wanted, int found) {
        if (!fits) {
            throw new TTSException.ModelUnavailable(
                    what + " of the vocoder must be " + wanted + ", was " + found, null);
        }
    }
}
