package org.assistant.tts.xtts.conversion.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;

/** The most likely codes after a prefix, and their latents, one after the other. */
final class GreedyCodes {

    /** The reference puts a row of ones in place of the prefix, so code 1 is penalised from the beginning. */
    private static final int PREFIX_CODE = 1;

    private final List<Integer> codes = new ArrayList<>();
    private final List<float[]> latents = new ArrayList<>();

    /**
     * @param prefix [positions, width], without the start token
     * @param most codes to make, unless the stop token comes first
     */
    GreedyCodes(TestGptModel model, Weights weights, XttsDimensions dimensions, float[] prefix, int most) {
        int width = dimensions.width();
        float[] embeddings = weights.floats("gpt.mel_embedding.weight");
        float[] positions = weights.floats("gpt.mel_pos_embedding.emb.weight");
        float[] embeds = new float[prefix.length + width];
        System.arraycopy(prefix, 0, embeds, 0, prefix.length);
        embed(embeddings, positions, dimensions.startAudio(), 0, embeds, prefix.length);
        Set<Integer> seen = new HashSet<>(Set.of(PREFIX_CODE, dimensions.startAudio()));
        int before = 0;
        while (codes.size() < most) {
            TestGptModel.Last last = model.run(embeds, before);
            before += embeds.length / width;
            latents.add(last.latent);
            int code = best(last.logits, seen, dimensions.sampling().repetitionPenalty());
            codes.add(code);
            if (code == dimensions.stopAudio()) {
                return;
            }
            seen.add(code);
            embeds = new float[width];
            embed(embeddings, positions, code, codes.size(), embeds, 0);
        }
    }

    /** The codes, the stop token too if it came. */
    List<Integer> codes() {
        return codes;
    }

    /** The latents from which the codes were made. */
    List<float[]> latents() {
        return latents;
    }

    private static void embed(float[] embeddings, float[] positions, int code, int position, float[] to, int offset) {
        int width = to.length - offset;
        for (int i = 0; i < width; i++) {
            to[offset + i] = embeddings[code * width + i] + positions[position * width + i];
        }
    }

    private static int best(float[] logits, Set<Integer> seen, double penalty) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logits.length; i++) {
            double logit = logits[i];
            if (seen.contains(i)) {
                logit = logit < 0 ? logit * penalty : logit / penalty;
            }
            if (logit > highest) {
                highest = logit;
                best = i;
            }
        }
        return best;
    }
}
