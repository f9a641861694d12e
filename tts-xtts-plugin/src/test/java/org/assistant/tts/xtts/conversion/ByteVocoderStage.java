package org.assistant.tts.xtts.conversion;

import org.assistant.tts.xtts.Parity;
import org.assistant.tts.xtts.conversion.calibration.Nearness;

/** The loss of the vocoder in eight bits. */
public final class ByteVocoderStage {

    private ByteVocoderStage() {}

    /** Prints the accuracy of the vocoder in eight bits relative to float32, and requires what a conversion requires. */
    public static void check(Parity parity, float[] exact, float[] rounded) {
        Nearness nearness = Nearness.of(exact, rounded);
        parity.tell("vocoder int8 against fp32", "%s", nearness);
        if (!nearness.suffices()) {
            throw new AssertionError("vocoder int8: " + nearness);
        }
    }
}
