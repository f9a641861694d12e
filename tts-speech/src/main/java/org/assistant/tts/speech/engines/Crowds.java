package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The {@link Crowd} of each engine. Thread-safe. */
@ApplicationScoped
public class Crowds {

    private final Map<String, Crowd> byEngine = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** With the system clock. */
    public Crowds() {
        this(System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime} */
    public Crowds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The crowd of {@code engine}. */
    public Crowd at(String engine) {
        return byEngine.computeIfAbsent(engine, key -> new Crowd(nanoTime));
    }
}
