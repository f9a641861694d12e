package org.assistant.tts.speech.config;

import static java.lang.System.Logger.Level.WARNING;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assistant.tts.config.Setting;
import org.assistant.tts.speech.state.State;
import org.assistant.tts.speech.state.StateStore;

/** The {@link Overrides} as a {@link State}, which several nodes may share. */
@ApplicationScoped
class FileOverrides implements Overrides {

    private static final System.Logger LOGGER = System.getLogger(FileOverrides.class.getName());

    private final State<OverrideState> kept;
    private final ChangeableSettings settings;
    private final Clock clock;
    private Optional<List<Object>> version = Optional.empty(); // guarded by this
    private volatile OverrideState state = OverrideState.NOTHING;
    private volatile Map<String, String> values = Map.of();

    FileOverrides() {
        this(Path.of(""), new ChangeableSettings(List.of()), Clock.systemUTC());
    }

    @Inject
    FileOverrides(StateStore store, ChangeableSettings settings) {
        this(store, settings, Clock.systemUTC());
    }

    FileOverrides(Path folder, ChangeableSettings settings, Clock clock) {
        this(new StateFolder(folder), settings, clock);
    }

    private FileOverrides(StateStore store, ChangeableSettings settings, Clock clock) {
        this.kept = store.open("overrides", OverrideState.FORMAT);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Map<String, String> values() {
        return values;
    }

    @Override
    public List<Change> history() {
        return state.history().stream()
                .filter(change -> settings.named(change.key()).isPresent()) // the file may hold others, even secrets
                .toList();
    }

    @Override
    public void set(String key, String text, String from, String who) {
        requireValid(key, text);
        keep(new Change(now(), who, key, from, Optional.of(text)));
    }

    @Override
    public synchronized void reset(String key, String from, String who) {
        refresh();
        if (state.values().containsKey(key)) {
            keep(new Change(now(), who, key, from, Optional.empty()));
        }
    }

    @Override
    public synchronized void refresh() {
        Optional<List<Object>> found = kept.version();
        if (!found.equals(version)) {
            take(kept.read());
            version = found;
        }
    }

    /** The next deployment has its own values. */
    @PreDestroy
    void forget() {
        OverriddenValues.clear();
    }

    private synchronized void keep(Change change) {
        try {
            take(kept.update(old -> old.after(change)));
            version = kept.version();
        } catch (IOException e) {
            throw new UncheckedIOException("can't keep the change of " + change.key() + " in " + kept.place(), e);
        }
    }

    private void take(OverrideState found) {
        Map<String, String> valid = new TreeMap<>();
        found.values().forEach((key, text) -> {
            try {
                requireValid(key, text);
                valid.put(key, text);
            } catch (IllegalArgumentException e) {
                LOGGER.log(WARNING, "Dropped from " + kept.place() + ": " + e.getMessage());
            }
        });
        state = found;
        values = Map.copyOf(valid);
        OverriddenValues.publish(valid);
    }

    private void requireValid(String key, String text) {
        Setting<?> setting = settings.named(key)
                .orElseThrow(() -> new IllegalArgumentException(key + " can't be changed while the server runs"));
        setting.in(any -> Optional.of(text));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
