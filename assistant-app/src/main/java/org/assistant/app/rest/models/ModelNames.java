package org.assistant.app.rest.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assistant.app.rest.body.ApiError;
import org.assistant.app.rest.connection.HttpSettings;
import org.assistant.tts.speech.config.LiveConfig;
import org.assistant.tts.speech.engines.Engines;

/**
 * The names that a client may use for a model, in upper or lower case: the engines' own names, their aliases, and OpenAI's names
 * with or without a date. OpenAI's names and the empty name mean the engine in force.
 */
public final class ModelNames {

    private static final List<String> OF_OPENAI = List.of("tts-1", "tts-1-hd", "gpt-4o-mini-tts");

    /** A month as in {@code tts-1-1106}, or a day as in {@code gpt-4o-mini-tts-2025-12-15}. */
    private static final Pattern DATED = Pattern.compile("(" + String.join("|", OF_OPENAI) + ")(-[0-9-]+)?");

    private final Engines engines;
    private final Map<String, String> aliases;

    public ModelNames(Engines engines, LiveConfig config) {
        this.engines = engines;
        this.aliases = config.value(HttpSettings.MODEL_ALIASES);
    }

    /** The names to list: one for each engine, and OpenAI's names without a date. */
    List<String> all() {
        List<String> names = new ArrayList<>(engines.all().keySet());
        names.addAll(OF_OPENAI);
        return List.copyOf(names);
    }

    /**
     * The engine that {@code model} names; empty for the one in force.
     *
     * @throws jakarta.ws.rs.WebApplicationException with 404 if it names none
     */
    public String backend(String model) {
        String name = model.strip().toLowerCase(Locale.ROOT);
        return name.isEmpty() || DATED.matcher(name).matches()
                ? ""
                : engine(aliases.getOrDefault(name, name))
                        .orElseThrow(() -> unknown(model).exception());
    }

    private Optional<String> engine(String name) {
        return engines.all().keySet().stream()
                .filter(engine -> engine.equalsIgnoreCase(name))
                .findFirst();
    }

    private ApiError unknown(String model) {
        String message = "there is no model \"" + model + "\"; there are " + String.join(", ", all());
        return new ApiError(ApiError.NOT_FOUND, message, "model", "model_not_found");
    }
}
