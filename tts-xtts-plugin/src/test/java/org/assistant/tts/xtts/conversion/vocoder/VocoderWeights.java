package org.assistant.tts.xtts.conversion.vocoder;

import java.util.List;
import org.assistant.tts.xtts.conversion.checkpoint.FormulaWeights;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Vocoders from a formula, with few channels or with those of the published checkpoint. */
final class VocoderWeights {

    private static final String DECODER = "hifigan_decoder.waveform_decoder.";
    private static final List<Integer> UPSAMPLING_KERNELS = List.of(16, 16, 4, 4);
    private static final List<Integer> RESIDUAL_KERNELS = List.of(3, 7, 11);

    private VocoderWeights() {}

    static FormulaWeights small(XttsDimensions dimensions) {
        return of(dimensions, List.of(12, 10, 8, 6, 4));
    }

    static FormulaWeights published(XttsDimensions dimensions) {
        return of(dimensions, List.of(512, 256, 128, 64, 32));
    }

    private static FormulaWeights of(XttsDimensions dimensions, List<Integer> channels) {
        FormulaWeights weights = new FormulaWeights();
        weights.affine(DECODER + "conv_pre", channels.get(0), dimensions.width(), 7);
        weights.affine(DECODER + "cond_layer", channels.get(0), dimensions.speakerWidth(), 1);
        for (int i = 0; i < UPSAMPLING_KERNELS.size(); i++) {
            int out = channels.get(i + 1);
            weights.put(DECODER + "ups." + i + ".weight", channels.get(i), out, UPSAMPLING_KERNELS.get(i));
            weights.put(DECODER + "ups." + i + ".bias", out);
            weights.affine(DECODER + "conds." + i, out, dimensions.speakerWidth(), 1);
            for (int j = 0; j < RESIDUAL_KERNELS.size(); j++) {
                String block = DECODER + "resblocks." + (RESIDUAL_KERNELS.size() * i + j);
                for (int unit = 0; unit < 3; unit++) {
                    weights.affine(block + ".convs1." + unit, out, out, RESIDUAL_KERNELS.get(j));
                    weights.affine(block + ".convs2." + unit, out, out, RESIDUAL_KERNELS.get(j));
                }
            }
        }
        weights.put(DECODER + "conv_post.weight", 1, channels.get(channels.size() - 1), 7);
        return weights;
    }
}
