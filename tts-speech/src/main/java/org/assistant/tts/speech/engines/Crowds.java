package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The {@link Crowd} at each engine. Safe for many threads. */
@ApplicationScoped
public class Crowds {

    private final Map<String, Crowd> byEngine = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** With the clock of the system. */
    public Crowds() {
        this(System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime} */
    public Crowds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The one at {@code engine}. */
    public Crowd at(String engine) {
        return byEngine.computeIfAbsent(engine, key -> new Crowd(nanoTime));
    }
}
