package org.assistant.tts.speech.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assistant.tts.config.Setting;
import org.assistant.tts.config.UnknownKeys;

/** Finds mistakes in the configuration: unknown keys and values out of range. */
public final class ConfigCheck {

    /** The variables that Kubernetes sets for a service that is called tts or assistant. */
    private static final Pattern SERVICE_LINK =
            Pattern.compile("(TTS|ASSISTANT)(_[A-Z0-9_]+)?_(SERVICE_HOST|SERVICE_PORT.*|PORT|PORT_[0-9]+_(TCP|UDP).*)");

    private static final Pattern NOT_IN_A_VARIABLE = Pattern.compile("[^A-Z0-9]");

    private ConfigCheck() {}

    /**
     * Returns one sentence for each mistake.
     *
     * @param names of all properties, with environment variables under their own names
     * @param settings every key that is read
     * @param namespaces prefixes that belong to this application alone
     * @param source returns the text of a key; empty if the key is not set
     */
    public static List<String> complaints(
            Iterable<String> names,
            List<Setting<?>> settings,
            List<String> namespaces,
            Function<String, Optional<String>> source) {
        Set<String> keys = Setting.keys(settings);
        Set<String> variables = keys.stream().map(ConfigCheck::variable).collect(Collectors.toCollection(TreeSet::new));
        Set<String> all = new HashSet<>();
        names.forEach(all::add);
        List<String> foreign = new ArrayList<>();
        names.forEach(name -> {
            if (!SERVICE_LINK.matcher(name).matches() && !isVariableInDots(name, all)) {
                foreign.add(name);
            }
        });
        List<String> complaints = new ArrayList<>(UnknownKeys.complaints(foreign, keys, namespaces));
        complaints.addAll(UnknownKeys.complaints(
                foreign,
                variables,
                namespaces.stream().map(ConfigCheck::variable).toList()));
        for (Setting<?> setting : settings) {
            try {
                setting.in(source);
            } catch (IllegalArgumentException e) {
                complaints.add(e.getMessage());
            }
        }
        return List.copyOf(complaints);
    }

    /** Open Liberty and WildFly list each variable a second time, as {@code tts.xtts.latency.budget}. */
    private static boolean isVariableInDots(String name, Set<String> all) {
        return !name.equals(variable(name)) && all.contains(variable(name));
    }

    /** The environment variable of {@code key}. */
    private static String variable(String key) {
        return NOT_IN_A_VARIABLE.matcher(key.toUpperCase(Locale.ROOT)).replaceAll("_");
    }
}
