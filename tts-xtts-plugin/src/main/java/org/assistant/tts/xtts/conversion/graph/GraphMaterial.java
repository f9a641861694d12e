package org.assistant.tts.xtts.conversion.graph;

import java.util.List;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.xtts.conversion.checkpoint.ReportingWeights;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * What a step of a conversion makes its graph of.
 *
 * @param weights of the checkpoint
 * @param dimensions of the model
 * @param workshop where the graphs of the steps before lie, and all files that are no graphs
 * @param step what the progress calls the step
 * @param progress told how far it is
 */
public record GraphMaterial(
        Weights weights, XttsDimensions dimensions, XttsLayout workshop, String step, Progress progress) {

    /** The weights, telling how many of {@code names} have been read. */
    public Weights reporting(List<String> names) {
        return new ReportingWeights(weights, names, step, progress);
    }

    /** Tells how far a part of the step is. */
    public void at(String part, int done, int total) {
        progress.at(step + ", " + part, done, total);
    }
}
