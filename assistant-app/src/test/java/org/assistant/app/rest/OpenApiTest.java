package org.assistant.app.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assistant.app.admin.AdminApi;
import org.assistant.app.rest.body.Json;
import org.assistant.app.rest.body.JsonBody;
import org.assistant.app.rest.body.JsonFields;
import org.assistant.app.rest.speech.SpeechBody;
import org.assistant.tts.speech.engines.ForClients;
import org.assistant.tts.speech.utterance.Client;
import org.assistant.tts.spi.CloneRequest;
import org.junit.jupiter.api.Test;

/** Compares the description of the API with the API. */
final class OpenApiTest {

    private static final JsonObject DOCUMENT = document();

    @Test
    void everyPathAndMethod_isDescribed_andNoOther() {
        Set<String> described = new TreeSet<>();
        DOCUMENT.getJsonObject("paths")
                .forEach((path, item) ->
                        item.asJsonObject().keySet().forEach(method -> described.add(method + " " + path)));
        Set<String> served = new TreeSet<>(served(new OpenAiApi()));
        served.addAll(served(new AssistantApi()));
        served.addAll(served(new AdminApi()));
        served.add("get /api/admin/events"); // a servlet
        assertThat(described).isEqualTo(served);
    }

    @Test
    void operationIds_differ() {
        Set<String> ids = new TreeSet<>();
        DOCUMENT.getJsonObject("paths")
                .values()
                .forEach(item -> item.asJsonObject()
                        .values()
                        .forEach(operation -> assertThat(
                                        ids.add(operation.asJsonObject().getString("operationId")))
                                .isTrue()));
    }

    @Test
    void everyReference_leadsSomewhere() {
        assertReferences(DOCUMENT);
    }

    @Test
    void examplesOfRequests_areTaken() throws IOException {
        for (JsonValue example : examples("/v1/audio/speech")) {
            assertThat(SpeechBody.of(fields(example.asJsonObject().get("value")), Client.named("open")))
                    .isNotNull();
        }
        for (JsonValue example : examples("/api/assistant/reply")) {
            assertThat(ReplyBody.of(fields(example.asJsonObject().get("value")), Client.named("open")))
                    .isNotNull();
        }
    }

    @Test
    void examplesOfErrors_areSentences() {
        String[] messages = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\",\"type\":\"\\w+_error\"")
                .matcher(DOCUMENT.toString())
                .results()
                .map(found -> found.group(1))
                .toArray(String[]::new);
        assertThat(messages)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        message -> assertThat(message).matches("\\p{Lu}.*").isEqualTo(ForClients.sentence(message)));
    }

    @Test
    void everyFieldOfARequest_isRead() {
        String wrong = "{\"not\": \"of any field's type\"}";
        for (String field : DOCUMENT.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject("SpeechRequest")
                .getJsonObject("properties")
                .keySet()) {
            String input = field.equals("input") ? "" : "\"input\": \"a\", ";
            String model = field.equals("model") ? "" : "\"model\": \"m\", ";
            assertThat(catchThrowable(() -> SpeechBody.of(
                            fields("{" + input + model + "\"" + field + "\": " + wrong + "}"), Client.named("open"))))
                    .as(field)
                    .isNotNull();
        }
    }

    @Test
    void fieldsOfTheVoiceForm_areThoseThatAreRead() {
        assertThat(DOCUMENT.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject("VoiceRequest")
                        .getJsonObject("properties")
                        .keySet())
                .containsExactlyInAnyOrder(
                        CloneRequest.NAME, CloneRequest.CONSENT, CloneRequest.CLIPS, CloneRequest.LANGUAGE);
    }

    private static Iterable<JsonValue> examples(String path) {
        return DOCUMENT.getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject("post")
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("examples")
                .values();
    }

    private static JsonFields fields(Object json) throws IOException {
        return JsonBody.read(new ByteArrayInputStream(json.toString().getBytes(StandardCharsets.UTF_8)), 10_000);
    }

    private static Set<String> served(Application application) {
        String root =
                application.getClass().getAnnotation(ApplicationPath.class).value();
        Set<String> served = new TreeSet<>();
        for (Class<?> resource : application.getClasses()) {
            Path path = resource.getAnnotation(Path.class);
            for (Method method : resource.getMethods()) {
                Path below = method.getAnnotation(Path.class);
                String plain = below == null ? "" : "/" + below.value().replaceAll(":[^}]*", "");
                String whole = path == null ? "" : root + "/" + path.value() + plain;
                if (method.isAnnotationPresent(GET.class)) {
                    served.add("get " + whole);
                } else if (method.isAnnotationPresent(POST.class)) {
                    served.add("post " + whole);
                } else if (method.isAnnotationPresent(PATCH.class)) {
                    served.add("patch " + whole);
                } else if (method.isAnnotationPresent(PUT.class)) {
                    served.add("put " + whole);
                } else if (method.isAnnotationPresent(DELETE.class)) {
                    served.add("delete " + whole);
                }
            }
        }
        return served;
    }

    private static void assertReferences(JsonStructure structure) {
        if (structure instanceof JsonArray array) {
            array.forEach(OpenApiTest::assertReferencesIn);
        } else if (structure instanceof JsonObject object) {
            if (object.get("$ref") instanceof JsonString reference) {
                assertThat(DOCUMENT.getValue(reference.getString().substring(1)))
                        .isNotNull();
            }
            object.values().forEach(OpenApiTest::assertReferencesIn);
        }
    }

    private static void assertReferencesIn(JsonValue value) {
        if (value instanceof JsonStructure structure) {
            assertReferences(structure);
        }
    }

    private static JsonObject document() {
        try (InputStream in = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.json")) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .asJsonObject();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
