package org.assistant.tts.xtts.checkpoint;

import java.io.IOException;
import java.util.List;

/**
 * What a vocoder in eight bits is made with.
 *
 * @param heard to see how large its values become
 * @param unheard of other voices or words, to see how well it speaks
 */
record CalibrationSpeeches(List<CalibrationSpeech> heard, List<CalibrationSpeech> unheard) {

    CalibrationSpeeches {
        heard = List.copyOf(heard);
        unheard = List.copyOf(unheard);
    }

    /** Makes them of what a conversion has finished. */
    @FunctionalInterface
    interface Source {
        CalibrationSpeeches of(GraphMaterial material) throws IOException;
    }
}
