package org.assistant.tts.spi;

import java.util.Objects;

/**
 * The model of an engine and the device that it runs on, for operators who choose between engines and watch them.
 *
 * @param model the name of the model, for people, for example {@code Kokoro-82M, int8}
 * @param device the device that its networks run on, for people, for example {@code 2 processor cores} or {@code cuda:0}
 * @param accelerated whether that is a graphics card
 * @param parallel the number of texts that it speaks at once without slowing each other much, at least 1
 * @param weightBytes size of its weights in memory once they are loaded, 0 if unknown
 * @param tuning whether the model was tuned for this machine, and the gain or the reason why not, for people; empty if the
 *     engine has no tuning
 */
public record EngineProfile(
        String model, String device, boolean accelerated, int parallel, long weightBytes, String tuning) {

    /** The profile of an engine that does not report one. */
    public static final EngineProfile UNKNOWN = new EngineProfile("", "", false, 1, 0);

    /** The profile of an engine whose model is the same on every machine. */
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
