package org.assistant.tts.speech.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assistant.tts.config.Setting;

/** Every setting that an operator may change while the server runs. None is a secret: values and history are shown. */
@ApplicationScoped
public class ChangeableSettings {

    private static final Pattern SECRET = Pattern.compile("password|secret|token|credential|\\bkeys?\\b");

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

    /**
     * Settings without a container.
     *
     * @throws IllegalArgumentException if one of them is a secret
     */
    public ChangeableSettings(List<Setting<?>> all) {
        for (Setting<?> setting : all) {
            if (isSecret(setting)) {
                throw new IllegalArgumentException(setting.key() + " is a secret, which must not be shown");
            }
        }
        this.all = List.copyOf(all);
    }

    /** Whether the value of {@code setting} must not be shown. */
    public static boolean isSecret(Setting<?> setting) {
        return SECRET.matcher(setting.key()).find();
    }

    /** All of them; those of one component are adjacent. */
    public List<Setting<?>> all() {
        return all;
    }

    /** The setting {@code key}, if it may be changed. */
    public Optional<Setting<?>> named(String key) {
        return all.stream().filter(setting -> setting.key().equals(key)).findFirst();
    }
}
