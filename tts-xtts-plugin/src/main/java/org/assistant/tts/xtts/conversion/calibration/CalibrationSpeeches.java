package org.assistant.tts.xtts.conversion.calibration;

import java.io.IOException;
import java.util.List;
import org.assistant.tts.xtts.conversion.graph.GraphMaterial;

/**
 * The speech that a vocoder in eight bits is made with.
 *
 * @param heard measures the peaks of its values
 * @param unheard other voices or words, to measure its accuracy
 */
public record CalibrationSpeeches(List<CalibrationSpeech> heard, List<CalibrationSpeech> unheard) {

    /** Copies both lists. */
    public CalibrationSpeeches {
        heard = List.copyOf(heard);
        unheard = List.copyOf(unheard);
    }

    /** Makes the speech with the finished graphs of a conversion. */
    @FunctionalInterface
    public interface Source {
        CalibrationSpeeches of(GraphMaterial material) throws IOException;
    }
}
