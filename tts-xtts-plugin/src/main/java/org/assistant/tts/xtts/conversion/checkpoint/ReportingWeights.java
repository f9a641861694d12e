package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.spi.TTSException;

/** Weights that report the share that has been read, and stop when the thread is interrupted. */
public final class ReportingWeights implements Weights {

    private final Weights weights;
    private final String step;
    private final Progress progress;
    private final Set<String> expected;
    private final Set<String> read = new HashSet<>();

    /**
     * @param expected names that the step will read
     * @param step its name in the progress
     */
    public ReportingWeights(Weights weights, List<String> expected, String step, Progress progress) {
        this.weights = weights;
        this.expected = Set.copyOf(expected);
        this.step = step;
        this.progress = progress;
    }

    @Override
    public Set<String> names() {
        return weights.names();
    }

    @Override
    public List<Integer> shape(String name) {
        return weights.shape(name);
    }

    /**
     * Reads a tensor as {@link Weights#floats} does, and reports it.
     *
     * @throws TTSException.Cancelled if the thread was interrupted
     */
    @Override
    public float[] floats(String name) {
        if (Thread.currentThread().isInterrupted()) {
            throw new TTSException.Cancelled(null);
        }
        if (expected.contains(name)) {
            read.add(name);
        }
        progress.at(step, read.size(), expected.size());
        return weights.floats(name);
    }
}
