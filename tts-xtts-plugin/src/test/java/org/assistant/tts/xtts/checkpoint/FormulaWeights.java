package org.assistant.tts.xtts.checkpoint;

import java.util.List;
import java.util.Set;
import org.assistant.tts.spi.TTSException;

/** The {@link FormulaCheckpoint} without its vocoder, whose weights are kept in two tensors each. */
final class FormulaWeights implements Weights {

    private final FormulaCheckpoint checkpoint = new FormulaCheckpoint();

    @Override
    public Set<String> names() {
        return checkpoint.shapes().keySet();
    }

    @Override
    public List<Integer> shape(String name) {
        List<Integer> shape = checkpoint.shapes().get(name);
        if (shape == null) {
            throw new TTSException.ModelUnavailable("there is no tensor " + name, null);
        }
        return shape;
    }

    @Override
    public float[] floats(String name) {
        shape(name);
        return checkpoint.floats(name);
    }
}
