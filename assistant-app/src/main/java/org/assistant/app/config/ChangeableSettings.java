package org.assistant.app.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.config.Setting;

/** Every setting that an operator may change while the server runs. */
@ApplicationScoped
public class ChangeableSettings {

    private final List<Setting<?>> all;

    ChangeableSettings() {
        this(List.of());
    }

    @Inject
    ChangeableSettings(Instance<ChangeableKeys> parts) {
        this(parts.stream()
                .sorted(Comparator.comparing(part -> part.live().get(0).key()))
                .<Setting<?>>flatMap(part -> part.live().stream())
                .toList());
    }

    /** Settings without a container. */
    public ChangeableSettings(List<Setting<?>> all) {
        this.all = List.copyOf(all);
    }

    /** Those of one component together. */
    public List<Setting<?>> all() {
        return all;
    }

    /** The one called {@code key}, if it may be changed. */
    public Optional<Setting<?>> named(String key) {
        return all.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }
}
