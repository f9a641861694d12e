package org.assistant.tts.speech.engines;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.Provenance;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.spi.VoiceCloner;

/** Clones and deletes voices with the engines in the WAR that can. */
@ApplicationScoped
public class VoiceCloning {

    private final SortedMap<String, VoiceCloner> byEngine;
    private final Engines engines;
    private final LiveConfig config;

    /** The result of a removal. */
    public enum Removal {
        /** The voice was deleted. */
        REMOVED,
        /** The voice came with its engine. */
        BUILT_IN,
        /** There is no such voice. */
        UNKNOWN
    }

    VoiceCloning() {
        this(Map.of(), null, null);
    }

    @Inject
    VoiceCloning(@Any Instance<VoiceCloner> beans, Engines engines, LiveConfig config) {
        this(NamedBeans.of(beans), engines, config);
    }

    /** Cloning without a container. */
    public VoiceCloning(Map<String, VoiceCloner> byEngine, Engines engines, LiveConfig config) {
        this.byEngine = Collections.unmodifiableSortedMap(new TreeMap<>(byEngine));
        this.engines = engines;
        this.config = config;
    }

    /** Whether any engine clones voices. */
    public boolean isPossible() {
        return !byEngine.isEmpty();
    }

    /** The largest request body with recordings, in bytes. */
    public int mostBodyBytes() {
        return config.value(SpeechSettings.MAX_UPLOAD_BYTES);
    }

    /**
     * Clones a voice with the engine that {@code tts.backend} names or, if that can't, with the first that can.
     *
     * @throws TTSException as {@link VoiceCloner#clone(CloneRequest)} does
     * @throws TTSException.EngineUnavailable if none can
     */
    public EngineVoice clone(CloneRequest request) {
        String engine =
                engine().orElseThrow(() -> new TTSException.EngineUnavailable("no engine here learns voices", null));
        return new EngineVoice(engine, byEngine.get(engine).clone(request));
    }

    /** The languages of the voices that {@link #clone} makes now; empty if it can't. */
    public Set<Locale> languages() {
        return engine().flatMap(engines::named).map(TTSEngine::languages).orElse(Set.of());
    }

    private Optional<String> engine() {
        String backend = config.value(SpeechSettings.BACKEND);
        return byEngine.containsKey(backend)
                ? Optional.of(backend)
                : byEngine.keySet().stream().findFirst();
    }

    /** Every cloned voice that can be used, with the name of its engine. */
    public List<EngineVoice> cloned() {
        return byEngine.entrySet().stream()
                .flatMap(engine -> engine.getValue().cloned().stream()
                        .sorted(Comparator.comparing(Voice::id))
                        .map(voice -> new EngineVoice(engine.getKey(), voice)))
                .toList();
    }

    /** The origin of the cloned voice {@code id}; empty if there is no such voice. */
    public Optional<Provenance> provenance(String id) {
        return byEngine.values().stream()
                .flatMap(cloner -> cloner.provenance(id).stream())
                .findFirst();
    }

    /**
     * Renames a cloned voice.
     *
     * @throws TTSException as {@link VoiceCloner#rename} does
     */
    public EngineVoice rename(String id, String name) {
        String engine = byEngine.entrySet().stream()
                .filter(one -> has(one.getValue().cloned(), id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new TTSException.UnknownVoice(id, "no such voice was cloned"));
        return new EngineVoice(engine, byEngine.get(engine).rename(id, name));
    }

    /**
     * Deletes a voice.
     *
     * @throws TTSException as {@link VoiceCloner#remove} does
     */
    public Removal remove(String voice) {
        boolean cloned = byEngine.values().stream().anyMatch(cloner -> has(cloner.cloned(), voice));
        if (!cloned && engines.all().values().stream().anyMatch(engine -> has(engine.voices(), voice))) {
            return Removal.BUILT_IN;
        }
        // Also a voice that no cloner lists, since it belongs to a model other than the loaded one.
        boolean removed = byEngine.values().stream().anyMatch(cloner -> removes(cloner, voice));
        return removed ? Removal.REMOVED : Removal.UNKNOWN;
    }

    private static boolean removes(VoiceCloner cloner, String voice) {
        try {
            cloner.remove(voice);
            return true;
        } catch (TTSException.UnknownVoice | TTSException.EngineUnavailable e) {
            return false; // no such voice, or no model and so no voices at all
        }
    }

    private static boolean has(Iterable<Voice> voices, String id) {
        for (Voice voice : voices) {
            if (voice.id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
