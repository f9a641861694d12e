package org.assistant.tts.speech.guard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.Settings;
import org.assistant.tts.speech.engines.Engines;

/**
 * The configuration keys that are read: those that components list as {@link Settings}, and the {@link GuardSettings} of every
 * engine, which an engine has without listing them. Thread-safe.
 */
@ApplicationScoped
public class KnownKeys {

    private final Engines engines;

    KnownKeys() {
        this(null);
    }

    /** @param engines those of the application */
    @Inject
    public KnownKeys(Engines engines) {
        this.engines = engines;
    }

    /** Every key that is read, including those of engines that are not guarded now. */
    public List<Setting<?>> all() {
        return with(components(), engines.all().keySet());
    }

    /** The keys that have an effect now: the engine that takes over has no latency budget. */
    public List<Setting<?>> inUse() {
        return with(components(), guarded());
    }

    /** The keys of the latency budgets that have an effect now. */
    public List<Setting<?>> ofGuardedEngines() {
        return guarded().stream()
                .flatMap(engine -> GuardSettings.of(engine).stream())
                .toList();
    }

    /**
     * Returns {@code components} with the {@link GuardSettings} of each of {@code engines} after the other keys of that engine.
     */
    public static List<Setting<?>> with(List<Setting<?>> components, Collection<String> engines) {
        List<Setting<?>> keys = new ArrayList<>(components);
        Set<String> known = new HashSet<>(Setting.keys(components));
        for (String engine : engines) {
            List<Setting<?>> more = GuardSettings.of(engine).stream()
                    .filter(setting -> known.add(setting.key()))
                    .toList();
            keys.addAll(behind("tts." + engine + ".", keys), more);
        }
        return List.copyOf(keys);
    }

    private static int behind(String prefix, List<Setting<?>> keys) {
        int end = keys.size();
        while (end > 0 && !keys.get(end - 1).key().startsWith(prefix)) {
            end--;
        }
        return end == 0 ? keys.size() : end;
    }

    private List<String> guarded() {
        Optional<String> fallback = engines.fallback();
        return engines.all().keySet().stream()
                .filter(name -> !fallback.equals(Optional.of(name)))
                .toList();
    }

    private static List<Setting<?>> components() {
        return Settings.onClassPath(KnownKeys.class.getClassLoader());
    }
}
