package org.assistant.app.rest;

import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.speech.engines.Engines;

/** What a client may call a model: the engines' own names, and OpenAI's, which stand for the engine in force. */
final class ModelNames {

    private static final List<String> OF_OPENAI = List.of("tts-1", "tts-1-hd", "gpt-4o-mini-tts");

    private ModelNames() {}

    /** Every name. */
    static List<String> all(Engines engines) {
        List<String> names = new ArrayList<>(engines.all().keySet());
        names.addAll(OF_OPENAI);
        return List.copyOf(names);
    }

    /**
     * The engine that {@code model} names; empty for the one in force.
     *
     * @throws jakarta.ws.rs.WebApplicationException with 404 if it names none
     */
    static String backend(String model, Engines engines) {
        if (OF_OPENAI.contains(model)) {
            return "";
        }
        if (engines.named(model).isEmpty()) {
            throw unknown(model, engines).exception();
        }
        return model;
    }

    /** There is no such model. */
    static ApiError unknown(String model, Engines engines) {
        String message = "there is no model \"" + model + "\"; there are " + String.join(", ", all(engines));
        return new ApiError(ApiError.NOT_FOUND, message, "model", "model_not_found");
    }
}
