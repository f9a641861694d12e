package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.regex.Pattern;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that the OpenAPI document has every operation, complete enough to generate a client. */
@ExtendWith(PayaraMicro.class)
final class OpenApiIT {

    private static final Map<String, String> OPERATIONS = Map.of(
            "/v1/audio/speech", "post",
            "/v1/audio/phonemes", "post",
            "/v1/audio/voices", "get",
            "/v1/models", "get",
            "/api/assistant/reply", "post");

    private final JsonObject document;

    OpenApiIT(Api api) {
        document = api.json("/openapi");
    }

    @Test
    void everyOperation_isDescribed() {
        JsonObject paths = document.getJsonObject("paths");
        assertThat(paths.keySet()).containsAll(OPERATIONS.keySet());
        OPERATIONS.forEach((path, method) -> {
            JsonObject operation = paths.getJsonObject(path).getJsonObject(method);
            assertThat(operation).as(method + " " + path).isNotNull();
            assertThat(operation.getString("operationId", "")).as(path).isNotBlank();
            assertThat(operation.getString("summary", "")).as(path).isNotBlank();
            assertThat(operation.getJsonObject("responses").keySet()).as(path).contains("200");
            if (method.equals("post")) {
                JsonObject schema = operation
                        .getJsonObject("requestBody")
                        .getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("schema");
                assertThat(schema).as(path).isNotEmpty();
                assertThat(operation.getJsonObject("responses").keySet())
                        .as(path)
                        .contains("400");
            }
        });
    }

    @Test
    void everyReference_leadsSomewhere() {
        references(document.toString()).forEach(pointer -> {
            JsonObject at = document;
            for (String step : pointer.substring("#/".length()).split("/")) {
                at = at.getJsonObject(step);
                assertThat(at).as(pointer).isNotNull();
            }
        });
    }

    @Test
    void speech_namesItsFields() {
        JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
        assertThat(schemas.values().stream()
                        .map(schema -> schema.asJsonObject().getJsonObject("properties"))
                        .filter(properties -> properties != null && properties.containsKey("response_format")))
                .anySatisfy(properties -> assertThat(properties.keySet())
                        .contains("model", "input", "voice", "speed", "stream_format", "language", "stream"));
    }

    private static Iterable<String> references(String json) {
        return Pattern.compile("\"\\$ref\":\"([^\"]+)\"")
                .matcher(json)
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
