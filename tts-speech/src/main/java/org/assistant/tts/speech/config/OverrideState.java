package org.assistant.tts.speech.config;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assistant.tts.speech.state.StateFormat;

/**
 * The operators' changes, as they are stored.
 *
 * @param values keys and texts that were set and not withdrawn
 * @param history the latest changes, newest first
 */
record OverrideState(Map<String, String> values, List<Change> history) {

    static final OverrideState NOTHING = new OverrideState(Map.of(), List.of());

    /** Some weeks of frequent changes. */
    static final int KEPT = 200;

    /** JSON. */
    static final StateFormat<OverrideState> FORMAT = new StateFormat<>() {
        @Override
        public String suffix() {
            return ".json";
        }

        @Override
        public OverrideState nothing() {
            return NOTHING;
        }

        @Override
        public String text(OverrideState state) {
            return state.json();
        }

        @Override
        public OverrideState parse(String text) {
            return OverrideState.parse(text);
        }
    };

    private static final JsonProvider JSON = JsonProvider.provider();

    OverrideState {
        values = Map.copyOf(values);
        history = List.copyOf(history);
    }

    /** Returns the state after {@code change}. */
    OverrideState after(Change change) {
        Map<String, String> changed = new TreeMap<>(values);
        change.to().ifPresentOrElse(text -> changed.put(change.key(), text), () -> changed.remove(change.key()));
        List<Change> longer = new ArrayList<>(history);
        longer.add(0, change);
        return new OverrideState(changed, longer.subList(0, Math.min(KEPT, longer.size())));
    }

    String json() {
        JsonObjectBuilder set = JSON.createObjectBuilder();
        new TreeMap<>(values).forEach(set::add);
        JsonArrayBuilder changes = JSON.createArrayBuilder();
        for (Change change : history) {
            JsonObjectBuilder object = JSON.createObjectBuilder()
                    .add("when", change.when().toString())
                    .add("who", change.who())
                    .add("key", change.key())
                    .add("from", change.from());
            change.to().ifPresentOrElse(text -> object.add("to", text), () -> object.addNull("to"));
            changes.add(object);
        }
        return JSON.createObjectBuilder()
                .add("values", set)
                .add("changes", changes)
                .build()
                .toString();
    }

    /** @throws RuntimeException of any kind if {@code json} is not what {@link #json} writes */
    static OverrideState parse(String json) {
        JsonObject object;
        try (var reader = JSON.createReader(new StringReader(json))) {
            object = reader.readObject();
        }
        Map<String, String> values = new TreeMap<>();
        object.getJsonObject("values").forEach((key, text) -> values.put(key, ((JsonString) text).getString()));
        List<Change> history = new ArrayList<>();
        for (JsonObject change : object.getJsonArray("changes").getValuesAs(JsonObject.class)) {
            history.add(new Change(
                    Instant.parse(change.getString("when")),
                    change.getString("who"),
                    change.getString("key"),
                    change.getString("from"),
                    change.get("to").equals(JsonValue.NULL) ? Optional.empty() : Optional.of(change.getString("to"))));
        }
        return new OverrideState(values, history);
    }
}
