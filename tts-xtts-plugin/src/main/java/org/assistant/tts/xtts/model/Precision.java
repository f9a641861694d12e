package org.assistant.tts.xtts.model;

import java.util.Locale;

/** The numbers that the weights of a network are kept in. */
public enum Precision {
    /** As in the checkpoint. */
    FP32,
    /** Half of it, for graphics cards. */
    FP16,
    /** Eight bits and a scale a column, for processors. */
    INT8,
    /** Four bits and a scale a block, for processors with little memory. */
    INT4;

    /** Its name in file names and settings. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a network of this one runs on cards, else on processors. On a card ONNX Runtime's attention knows half precision
     * alone; on a processor that is as slow as float32.
     */
    public boolean onCards() {
        return this == FP16;
    }
}
