package org.assistant.tts.xtts.conversion.graph;

import java.util.List;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.xtts.conversion.checkpoint.ReportingWeights;
import org.assistant.tts.xtts.conversion.checkpoint.Weights;
import org.assistant.tts.xtts.model.XttsDimensions;
import org.assistant.tts.xtts.model.XttsLayout;

/**
 * The input of a conversion step.
 *
 * @param weights of the checkpoint
 * @param dimensions of the model
 * @param workshop holds the graphs of earlier steps, and all files that are not graphs
 * @param step its name in the progress
 * @param progress informed of each part
 */
public record GraphMaterial(
        Weights weights, XttsDimensions dimensions, XttsLayout workshop, String step, Progress progress) {

    /** The weights, with a progress report of how many of {@code names} have been read. */
    public Weights reporting(List<String> names) {
        return new ReportingWeights(weights, names, step, progress);
    }

    /** Reports the progress of a part of the step. */
    public void at(String part, int done, int total) {
        progress.at(step + ", " + part, done, total);
    }
}
