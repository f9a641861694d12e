package org.assistant.tts.speech.record;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Locale;

/** A happening as one line of JSON, for programs that read logs. */
final class HappeningLine {

    private static final JsonProvider JSON = JsonProvider.provider();

    private HappeningLine() {}

    /** For example {@code {"when":"2026-11-23T12:00:00Z","level":"info","kind":"switch","message":"...","details":{}}}. */
    static String of(Happening happening) {
        JsonObjectBuilder line = JSON.createObjectBuilder()
                .add("when", happening.when().toString())
                .add("level", happening.level().name().toLowerCase(Locale.ROOT))
                .add("kind", happening.kind())
                .add("message", happening.message());
        JsonObjectBuilder details = JSON.createObjectBuilder();
        happening.sorted().forEach(details::add);
        return line.add("details", details).build().toString();
    }
}
