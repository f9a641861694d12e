package org.assistant.tts.spi;

import java.util.Objects;

/**
 * What an engine is and runs on, for those who choose between engines and watch them.
 *
 * @param model what speaks, for people, for example {@code Kokoro-82M, int8}
 * @param device where its networks run, for people, for example {@code 2 processor cores} or {@code cuda:0}
 * @param accelerated whether that is a graphics card
 * @param parallel texts that it speaks at once without slowing each other much, at least 1
 * @param weightBytes size of the weights it holds in memory or would hold, 0 if unknown
 * @param tuning whether the model was fitted to this machine, what that gave or why it was not done, for people; empty if the
 *     engine has nothing of the kind
 */
public record EngineProfile(
        String model, String device, boolean accelerated, int parallel, long weightBytes, String tuning) {

    /** Of an engine that does not tell. */
    public static final EngineProfile UNKNOWN = new EngineProfile("", "", false, 1, 0);

    /** Of an engine whose model is the same on every machine. */
    public EngineProfile(String model, String device, boolean accelerated, int parallel, long weightBytes) {
        this(model, device, accelerated, parallel, weightBytes, "");
    }

    public EngineProfile {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(tuning, "tuning");
        if (parallel < 1 || weightBytes < 0) {
            throw new IllegalArgumentException(
                    "parallel must be at least 1 and weightBytes at least 0, were " + parallel + " and " + weightBytes);
        }
    }
}
