package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.xtts.model.XttsDimensions;

/** A checkpoint of any size from a formula: every tensor is noise that depends only on its name. */
public final class FormulaWeights implements Weights {

    private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();

    /** The autoregressive network. */
    public static FormulaWeights gpt(XttsDimensions dimensions) {
        FormulaWeights weights = new FormulaWeights();
        int width = dimensions.width();
        for (int layer = 0; layer < dimensions.layers(); layer++) {
            String stem = "gpt.gpt.h." + layer + ".";
            weights.norm(stem + "ln_1", width);
            weights.linear(stem + "attn.c_attn", width, 3 * width);
            weights.linear(stem + "attn.c_proj", width, width);
            weights.norm(stem + "ln_2", width);
            weights.linear(stem + "mlp.c_fc", width, 4 * width);
            weights.linear(stem + "mlp.c_proj", 4 * width, width);
        }
        weights.norm("gpt.gpt.ln_f", width);
        weights.norm("gpt.final_norm", width);
        weights.affine("gpt.mel_head", dimensions.audioVocabulary(), width);
        weights.put("gpt.mel_embedding.weight", dimensions.audioVocabulary(), width);
        weights.put("gpt.mel_pos_embedding.emb.weight", dimensions.audioPositions(), width);
        return weights;
    }

    /** A matrix in the layout of y = xW + b. */
    void linear(String stem, int in, int out) {
        put(stem + ".weight", in, out);
        put(stem + ".bias", out);
    }

    /** A matrix in PyTorch's layout, or the filters of a convolution. */
    public void affine(String stem, Integer... shape) {
        put(stem + ".weight", shape);
        put(stem + ".bias", shape[0]);
    }

    void norm(String stem, int width) {
        put(stem + ".weight", width);
        put(stem + ".bias", width);
    }

    public void put(String name, Integer... shape) {
        shapes.put(name, List.of(shape));
    }

    @Override
    public Set<String> names() {
        return shapes.keySet();
    }

    @Override
    public List<Integer> shape(String name) {
        List<Integer> shape = shapes.get(name);
        if (shape == null) {
            throw new TTSException.ModelUnavailable("there is no tensor " + name, null);
        }
        return shape;
    }

    @Override
    public float[] floats(String name) {
        int size = shape(name).stream().reduce(1, Math::multiplyExact);
        boolean square = shape(name).size() > 1;
        // Matrices keep the size of sums, and the scales of norms stay away from zero.
        boolean scale = !square && (name.endsWith(".weight") || name.endsWith("_var"));
        float middle = scale ? 1 : 0;
        float spread = square ? (float) Math.sqrt(3.0 * shape(name).get(0) / size) : 0.3f;
        if (square && name.startsWith("gpt.gpt.h.")) {
            spread = (float) Math.sqrt(3.0 / shape(name).get(0));
        }
        float[] values = new float[size];
        int state = name.hashCode();
        for (int i = 0; i < size; i++) {
            state = state * 1664525 + 1013904223;
            values[i] = middle + spread * (state * 0x1p-31f);
        }
        return values;
    }
}
