package org.assistant.app.admin.history;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assistant.tts.speech.record.Happening;

/** A happening in the console's JSON. */
@JsonbPropertyOrder({"when", "level", "kind", "message"})
public record HappeningJson(Instant when, String level, String kind, String message, Map<String, String> details) {

    /** {@code happenings} in their order. */
    public static List<HappeningJson> of(List<Happening> happenings) {
        return happenings.stream()
                .map(one -> new HappeningJson(
                        one.when(),
                        one.level().name().toLowerCase(Locale.ROOT),
                        one.kind(),
                        one.message(),
                        one.sorted()))
                .toList();
    }
}
