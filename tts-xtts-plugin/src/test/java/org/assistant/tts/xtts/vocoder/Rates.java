package org.assistant.tts.xtts.vocoder;

import java.util.Collections;
import java.util.List;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Dimensions of which only the rates matter. */
final class Rates {

    static final XttsDimensions PUBLISHED = dimensions();

    private Rates() {}

    private static XttsDimensions dimensions() {
        List<Float> norms = Collections.nCopies(80, 1f);
        XttsDimensions.Sampling sampling = new XttsDimensions.Sampling(0.75, 5, 50, 0.85);
        return new XttsDimensions(
                XttsDimensions.FORMAT,
                "0",
                3,
                1,
                1,
                9,
                9,
                1,
                0,
                7,
                8,
                9,
                9,
                9,
                9,
                32,
                1,
                22_050,
                16_000,
                24_000,
                256,
                1024,
                30,
                30,
                4,
                false,
                norms,
                List.of("en"),
                sampling);
    }
}
