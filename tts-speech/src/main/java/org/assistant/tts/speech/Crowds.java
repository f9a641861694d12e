package org.assistant.tts.speech;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The {@link Crowd} at each engine. Safe for many threads. */
@ApplicationScoped
class Crowds {

    private final Map<String, Crowd> byEngine = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    Crowds() {
        this(System::nanoTime);
    }

    Crowds(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The one at {@code engine}. */
    Crowd at(String engine) {
        return byEngine.computeIfAbsent(engine, key -> new Crowd(nanoTime));
    }
}
