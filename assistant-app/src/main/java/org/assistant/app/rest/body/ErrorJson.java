package org.assistant.app.rest.body;

import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.Optional;
import java.util.OptionalInt;

/** OpenAI's error object; the components are those of {@link ApiError}. */
@JsonbPropertyOrder({"message", "type", "param", "code"})
public record ErrorJson(
        String message,
        String type,
        Optional<String> param,
        Optional<String> code,
        @JsonbNillable(false) OptionalInt limit) {

    /** The body of a response. */
    record Body(ErrorJson error) {}
}
