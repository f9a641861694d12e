package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.assistant.tts.spi.TTSException;

/** The tensors of a formula checkpoint with weight norm fused. */
public final class FusedFormula implements Weights {

    private static final String LENGTHS = ".parametrizations.weight.original0";
    private static final String DIRECTIONS = ".parametrizations.weight.original1";

    private final FormulaCheckpoint checkpoint;

    public FusedFormula(FormulaCheckpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    @Override
    public Set<String> names() {
        return checkpoint.shapes().keySet().stream()
                .filter(name -> !name.endsWith(LENGTHS))
                .map(name -> name.replace(DIRECTIONS, ".weight"))
                .collect(Collectors.toSet());
    }

    @Override
    public List<Integer> shape(String name) {
        List<Integer> shape = checkpoint.shapes().get(stored(name));
        if (shape == null) {
            throw new TTSException.ModelUnavailable("there is no tensor " + name, null);
        }
        return shape;
    }

    @Override
    public float[] floats(String name) {
        float[] values = checkpoint.floats(stored(name));
        if (checkpoint.shapes().containsKey(name)) {
            return values;
        }
        float[] lengths = checkpoint.floats(name.replace(".weight", LENGTHS));
        int row = values.length / lengths.length;
        for (int r = 0; r < lengths.length; r++) {
            double squares = 0;
            for (int i = r * row; i < (r + 1) * row; i++) {
                squares += (double) values[i] * values[i];
            }
            for (int i = r * row; i < (r + 1) * row; i++) {
                values[i] = (float) (values[i] * lengths[r] / Math.sqrt(squares));
            }
        }
        return values;
    }

    private String stored(String name) {
        return checkpoint.shapes().containsKey(name) ? name : name.replace(".weight", DIRECTIONS);
    }
}
