package org.assistant.app.security.audit;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assistant.tts.speech.record.Happening;
import org.assistant.tts.speech.state.StateFormat;

/** The audit log as a JSON file, newest entry first. */
final class AuditFormat implements StateFormat<List<Happening>> {

    static final AuditFormat JSON = new AuditFormat();

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private AuditFormat() {}

    @Override
    public String suffix() {
        return ".json";
    }

    @Override
    public List<Happening> nothing() {
        return List.of();
    }

    @Override
    public String text(List<Happening> happenings) {
        JsonArrayBuilder all = PROVIDER.createArrayBuilder();
        for (Happening one : happenings) {
            JsonObjectBuilder details = PROVIDER.createObjectBuilder();
            one.sorted().forEach(details::add);
            all.add(PROVIDER.createObjectBuilder()
                    .add("when", one.when().toString())
                    .add("level", one.level().name())
                    .add("kind", one.kind())
                    .add("message", one.message())
                    .add("details", details));
        }
        return all.build().toString();
    }

    @Override
    public List<Happening> parse(String text) {
        List<Happening> happenings = new ArrayList<>();
        try (var reader = PROVIDER.createReader(new StringReader(text))) {
            for (JsonObject one : reader.readArray().getValuesAs(JsonObject.class)) {
                Map<String, String> details = new TreeMap<>();
                one.getJsonObject("details")
                        .forEach((name, value) -> details.put(name, ((JsonString) value).getString()));
                happenings.add(new Happening(
                        Instant.parse(one.getString("when")),
                        Happening.Level.valueOf(one.getString("level")),
                        one.getString("kind"),
                        one.getString("message"),
                        details));
            }
        }
        return List.copyOf(happenings);
    }
}
