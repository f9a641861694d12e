package org.assistant.tts.xtts.model;

import java.util.Locale;

/** The number format of a network's weights. */
public enum Precision {
    /** The format of the checkpoint. */
    FP32,
    /** Half precision, for graphics cards. */
    FP16,
    /** Eight bits and a scale for each column, for processors. */
    INT8,
    /** Four bits and a scale for each block, for processors with little memory. */
    INT4;

    /** The name of the precision in file names and settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a network of this precision runs on cards; otherwise it runs on processors. ONNX Runtime's attention supports only
     * half precision on a card; on a processor half precision is as slow as float32.
     */
    public boolean onCards() {
        return this == FP16;
    }
}
