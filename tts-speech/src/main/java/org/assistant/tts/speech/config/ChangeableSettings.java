package org.assistant.tts.speech.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assistant.tts.config.Setting;

/** Every setting that an operator may change while the server runs. No secret is among them: they are shown, with their history. */
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
                throw new IllegalArgumentException(setting.key() + " is a secret, which nobody may be shown");
            }
        }
        this.all = List.copyOf(all);
    }

    /** Whether what {@code setting} holds is nobody's business. */
    public static boolean isSecret(Setting<?> setting) {
        return SECRET.matcher(setting.key()).find();
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
