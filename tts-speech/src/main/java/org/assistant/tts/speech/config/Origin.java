package org.assistant.tts.speech.config;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where the value of a setting comes from, strongest first, except that some {@link #SERVER} sources are weaker than a file. */
public enum Origin {
    /** An operator changed it while the server ran. */
    CONSOLE("console"),
    SYSTEM_PROPERTY("system property"),
    ENVIRONMENT("environment"),
    /** The configuration of the server, for example Payara's {@code set-config-property}. */
    SERVER("server"),
    /** A file of properties or of secrets. */
    FILE("file"),
    DEFAULT("default");

    /** The names that Payara, Open Liberty and SmallRye give their sources. */
    private static final Pattern OF_SYSTEM_PROPERTIES = Pattern.compile("sysprop.*|system ?propert.*");

    private static final List<String> OF_FILES =
            List.of(".properties", "propertiesconfigsource", "properties file", "secret", "directory", ".toml");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** The origin that a source of MicroProfile Config called {@code name} stands for. */
    static Origin of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (OF_SYSTEM_PROPERTIES.matcher(lower).matches()) {
            return SYSTEM_PROPERTY;
        }
        if (lower.startsWith("env")) {
            return ENVIRONMENT;
        }
        return OF_FILES.stream().anyMatch(lower::contains) ? FILE : SERVER;
    }

    /** The name for people. */
    public String words() {
        return words;
    }
}
