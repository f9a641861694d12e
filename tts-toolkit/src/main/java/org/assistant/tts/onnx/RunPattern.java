package org.assistant.tts.onnx;

/** How the runs of a network follow each other. */
public enum RunPattern {

    /** One run at a time, then a rest: memory is given back after each, threads sleep whenever they have nothing to do. */
    OCCASIONAL,

    /**
     * Hundreds of short runs in a row, as of a network that makes one token each: memory is kept, and threads wait for the
     * next piece of work in a loop, since waking them would take as long as the work.
     */
    CONTINUOUS
}
