package org.assistant.tts.xtts.conversion;

import java.nio.file.Path;
import java.util.List;
import org.assistant.tts.models.progress.Progress;
import org.assistant.tts.xtts.model.Precision;

/** Converts a checkpoint for a test of what runs on cards, on a processor. */
public final class LoopModel {

    private LoopModel() {}

    /** Writes float32 graphs of the autoregressive network, of both kinds, as the converter does with those that are used. */
    public static void convert(Path checkpoint, Path folder) {
        new XttsModelPackage(
                        precisions -> List.of(GraphSteps.step(Precision.FP32), GraphSteps.loop(Precision.FP32)),
                        Conversion.Room.REAL)
                .convert(checkpoint, folder, List.of("fp32"), Progress.SILENT);
    }
}
