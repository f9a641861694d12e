package org.assistant.tts.xtts.conversion;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.xtts.model.Precision;

/** Converts a checkpoint to test the code for cards on a processor. */
public final class LoopModel {

    private LoopModel() {}

    /** Writes float32 graphs of the autoregressive network, of both kinds, in the same way as the converter. */
    public static void convert(Path checkpoint, Path folder) {
        new XttsModelPackage(
                        precisions -> List.of(GraphSteps.step(Precision.FP32), GraphSteps.loop(Precision.FP32)),
                        Conversion.Room.REAL)
                .convert(checkpoint, folder, List.of("fp32"), Progress.SILENT);
    }
}
