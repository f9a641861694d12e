package org.assistant.tts.xtts.conversion;

import org.assistant.tts.xtts.Parity;
import org.assistant.tts.xtts.conversion.calibration.Nearness;

/** What eight bits cost the vocoder. */
public final class ByteVocoderStage {

    private ByteVocoderStage() {}

    /** Tells how near speech of the vocoder in eight bits comes to that of the one in float32, and demands what a conversion does. */
    public static void check(Parity parity, float[] exact, float[] rounded) {
        Nearness nearness = Nearness.of(exact, rounded);
        parity.tell("vocoder int8 against fp32", "%s", nearness);
        if (!nearness.suffices()) {
            throw new AssertionError("vocoder int8: " + nearness);
        }
    }
}
