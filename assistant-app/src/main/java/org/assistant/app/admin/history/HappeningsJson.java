package org.assistant.app.admin.history;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.assistant.app.rest.body.Json;
import org.assistant.tts.speech.record.Happening;

/** Happenings as a JSON array, in their order. */
public final class HappeningsJson {

    private HappeningsJson() {}

    public static JsonArrayBuilder of(List<Happening> happenings) {
        JsonArrayBuilder all = Json.array();
        for (Happening one : happenings) {
            JsonObjectBuilder details = Json.object();
            one.sorted().forEach(details::add);
            all.add(Json.object()
                    .add("when", one.when().toString())
                    .add("level", one.level().name().toLowerCase(Locale.ROOT))
                    .add("kind", one.kind())
                    .add("message", one.message())
                    .add("details", details));
        }
        return all;
    }
}
