package org.assistant.tts.xtts.conversion.calibration;

import java.io.IOException;
import java.util.List;
import org.assistant.tts.xtts.conversion.graph.GraphMaterial;

/**
 * What a vocoder in eight bits is made with.
 *
 * @param heard to see how large its values become
 * @param unheard of other voices or words, to see how well it speaks
 */
public record CalibrationSpeeches(List<CalibrationSpeech> heard, List<CalibrationSpeech> unheard) {

    /** Copies both lists. */
    public CalibrationSpeeches {
        heard = List.copyOf(heard);
        unheard = List.copyOf(unheard);
    }

    /** Makes them of what a conversion has finished. */
    @FunctionalInterface
    public interface Source {
        CalibrationSpeeches of(GraphMaterial material) throws IOException;
    }
}
