package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.spi.Backend;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** The speech engines in the WAR by the name in their {@link Backend}. */
@ApplicationScoped
public class Engines {

    private final SortedMap<String, TTSEngine> byName;
    private final LiveConfig config;

    Engines() {
        this(Map.of(), null);
    }

    @Inject
    Engines(@Any Instance<TTSEngine> beans, LiveConfig config) {
        this(NamedBeans.of(beans), config);
    }

    /** Engines without a container. */
    public Engines(Map<String, TTSEngine> byName, LiveConfig config) {
        this.byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
        this.config = config;
    }

    /** Every engine by its name, in the order of the names. */
    public SortedMap<String, TTSEngine> all() {
        return byName;
    }

    /** The engine called {@code name}, if there is one. */
    public Optional<TTSEngine> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The name of the engine that {@code tts.backend} names now.
     *
     * @throws TTSException.EngineUnavailable if there is no such engine; the message lists the existing ones
     */
    public String inForce() {
        String name = config.value(SpeechSettings.BACKEND);
        if (!byName.containsKey(name)) {
            throw new TTSException.EngineUnavailable(
                    SpeechSettings.BACKEND.key() + " is \"" + name + "\", and there is no such engine; " + names(),
                    null);
        }
        return name;
    }

    /** The engine that {@code tts.fallback} names now; empty if that is {@code none} or not in the WAR. */
    public Optional<String> fallback() {
        return Optional.of(config.value(SpeechSettings.FALLBACK))
                .filter(name -> named(name).isPresent());
    }

    /** Whether another engine takes over from {@code name}, which then has a latency budget and a lane. */
    public boolean isGuarded(String name) {
        return fallback().filter(other -> !other.equals(name)).isPresent();
    }

    /** The existing engines, as half a sentence. */
    public String names() {
        return byName.isEmpty() ? "there is none in the WAR" : "there is " + String.join(", ", byName.keySet());
    }
}
