package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.List;
import java.util.Set;
import org.assistant.tts.spi.TTSException;

/**
 * The tensors of a checkpoint under their published names, with weight norm fused ({@code S.weight}), without those needed only
 * for training.
 */
public interface Weights {

    /** The names of all tensors. */
    Set<String> names();

    /**
     * The sizes of the dimensions of {@code name}.
     *
     * @throws TTSException.ModelUnavailable if there is no such tensor
     */
    List<Integer> shape(String name);

    /**
     * Reads the elements of {@code name}, row after row, again at each call; owned by the caller.
     *
     * @throws TTSException.ModelUnavailable if there is no such tensor, or it contains a number that is not finite; names it
     */
    float[] floats(String name);
}
