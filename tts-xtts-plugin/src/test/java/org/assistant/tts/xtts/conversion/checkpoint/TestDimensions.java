package org.assistant.tts.xtts.conversion.checkpoint;

import java.util.Collections;
import java.util.List;
import org.assistant.tts.xtts.model.XttsDimensions;

/** Dimensions of the published model, except for the size of the autoregressive network. */
public final class TestDimensions {

    private TestDimensions() {}

    public static XttsDimensions of(FormulaCheckpoint.Size size) {
        return of(size.width(), size.layers(), size.heads(), size.audioVocabulary());
    }

    public static XttsDimensions of(int width, int layers, int heads, int audioVocabulary) {
        return new XttsDimensions(
                XttsDimensions.FORMAT,
                "0",
                width,
                layers,
                heads,
                6681,
                audioVocabulary,
                261,
                0,
                audioVocabulary - 2,
                audioVocabulary - 1,
                404,
                608,
                401,
                602,
                32,
                512,
                22_050,
                16_000,
                24_000,
                256,
                1024,
                30,
                30,
                4,
                false,
                Collections.nCopies(80, 1f),
                List.of("en"),
                new XttsDimensions.Sampling(0.75, 5, 50, 0.85));
    }
}
