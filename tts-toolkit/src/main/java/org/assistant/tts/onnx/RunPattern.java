package org.assistant.tts.onnx;

/** The rhythm of a network's runs. */
public enum RunPattern {

    /** One run at a time, then a pause: memory is returned after each run, and idle threads sleep. */
    OCCASIONAL,

    /**
     * Hundreds of short runs in a row, such as one for each token: memory is kept, and idle threads spin, since waking them
     * would take as long as their work.
     */
    CONTINUOUS
}
