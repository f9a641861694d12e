package org.assistant.tts.xtts.speaker;

import java.util.Collections;
import java.util.List;
import org.assistant.tts.xtts.model.XttsDimensions;

/** A model whose latents and embedding have two values each; the rest is as in the published one. */
public final class SmallDimensions {

    public static final XttsDimensions DIMENSIONS = new XttsDimensions(
            XttsDimensions.FORMAT,
            "ab".repeat(32),
            2,
            1,
            1,
            8,
            8,
            1,
            0,
            6,
            7,
            10,
            10,
            8,
            8,
            1,
            2,
            22_050,
            16_000,
            24_000,
            256,
            1024,
            30,
            30,
            4,
            false,
            Collections.nCopies(ConditioningMel.BANDS, 1f),
            List.of("en", "es", "zh-cn"),
            new XttsDimensions.Sampling(0.75, 5, 50, 0.85));

    private SmallDimensions() {}
}
