package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.List;
import java.util.Set;
import org.assistant.tts.spi.TTSException;

/**
 * The tensors of a checkpoint under the names of the published one, weight norm fused ({@code S.weight}), what is needed for
 * training only left out.
 */
public interface Weights {

    /** Names of all tensors. */
    Set<String> names();

    /**
     * Sizes of the dimensions of {@code name}.
     *
     * @throws TTSException.ModelUnavailable if there is no such tensor
     */
    List<Integer> shape(String name);

    /**
     * The elements of {@code name}, row after row, read anew at each call; owned by the caller.
     *
     * @throws TTSException.ModelUnavailable if there is no such tensor, or it holds a number that is not finite; names it
     */
    float[] floats(String name);
}
