package org.assistant.app.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assistant.app.admin.AdminApi;
import org.assistant.app.rest.AssistantApi;
import org.assistant.app.rest.OpenAiApi;
import org.junit.jupiter.api.Test;

/** Compares the description of the API's answers with the records that are the answers. */
final class OpenApiAnswersTest {

    private static final String PACKAGE = "org.assistant.app.";

    /** The component that says which event it is. */
    private static final String TYPE = "type";

    /** The answers of methods that return a {@code Response}. */
    private static final Map<String, String> BEHIND_A_RESPONSE = Map.of(
            "post /api/assistant/reply", "rest.ReplyResource$WholeReply",
            "post /api/admin/login", "admin.access.SessionResource$SessionJson",
            "post /api/admin/models/{model}/fetch", "admin.models.ModelFilesResource$FetchAnswer");

    private static final Set<Class<?>> WHOLE = Set.of(int.class, Integer.class, long.class, Long.class);

    private static final JsonObject DOCUMENT = document();
    private static final JsonObject SCHEMAS =
            DOCUMENT.getJsonObject("components").getJsonObject("schemas");

    /** The components that are bytes in Base64. */
    private static final Set<String> IN_BASE64 = Set.of("SpeechDelta.audio", "AudioDelta.audio", "WholeReply.audio");

    private final List<String> wrong = new ArrayList<>();
    private final Set<String> compared = new TreeSet<>();

    @Test
    void everyAnswer_isDescribedAsItsRecord() {
        compareAnswers();
        assertThat(wrong).isEmpty();
    }

    @Test
    void error_isDescribedAsItsRecord() {
        compare("Error", SCHEMAS.getJsonObject("Error"), ErrorJson.Body.class);
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyEvent_isDescribedAsItsRecord() {
        compareEvents();
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyClosedSet_isThatOfAnAnswer() {
        compareAnswers();
        compareEvents();
        assertThat(compared).containsAll(AnswerWords.keys()).containsAll(IN_BASE64);
    }

    @Test
    void everyRefusal_isDescribedAsAnError() {
        DOCUMENT.getJsonObject("paths")
                .forEach((path, methods) -> methods.asJsonObject()
                        .forEach((verb, operation) -> refusals(operation.asJsonObject())
                                .filter(refusal -> !SCHEMAS.get("Error").equals(refusal))
                                .forEach(refusal -> wrong.add(verb + " " + path + ": is refused with " + refusal))));
        assertThat(wrong).isEmpty();
    }

    private static Stream<JsonObject> refusals(JsonObject operation) {
        return operation.getJsonObject("responses").entrySet().stream()
                .filter(response -> !response.getKey().startsWith("2"))
                .map(response -> resolved(response.getValue().asJsonObject())
                        .getJsonObject("content")
                        .getJsonObject("application/json")
                        .getJsonObject("schema"))
                .map(OpenApiAnswersTest::resolved);
    }

    private void compareAnswers() {
        for (Application application : List.of(new OpenAiApi(), new AssistantApi(), new AdminApi())) {
            for (Class<?> resource : application.getClasses()) {
                if (resource.isAnnotationPresent(Path.class)) {
                    Stream.of(resource.getMethods()).forEach(method -> compare(application, resource, method));
                }
            }
        }
    }

    private void compareEvents() {
        compareEvents("SpeechEvent", "rest.speech.SpokenEvents");
        compareEvents("ReplyEvent", "rest.ReplyEvents");
    }

    private void compare(Application application, Class<?> resource, Method method) {
        Optional<String> verb = Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT))
                .findFirst();
        if (verb.isEmpty()) {
            return;
        }
        Path below = method.getAnnotation(Path.class);
        String path =
                application.getClass().getAnnotation(ApplicationPath.class).value() + "/"
                        + resource.getAnnotation(Path.class).value()
                        + (below == null ? "" : "/" + below.value().replaceAll(":[^}]*", ""));
        String where = verb.get() + " " + path;
        List<JsonObject> schemas = described(path, verb.get());
        Optional<Class<?>> answer = method.getReturnType().isRecord()
                ? Optional.of(method.getReturnType())
                : Optional.ofNullable(BEHIND_A_RESPONSE.get(where)).map(OpenApiAnswersTest::named);
        if (schemas.isEmpty() == answer.isPresent()) {
            wrong.add(where + ": " + (answer.isPresent() ? "no schema" : "no record"));
        }
        answer.ifPresent(record -> schemas.forEach(schema -> compare(where, schema, record)));
    }

    /** The schemas of the JSON with which a method succeeds. */
    private static List<JsonObject> described(String path, String verb) {
        return DOCUMENT
                .getJsonObject("paths")
                .getJsonObject(path)
                .getJsonObject(verb)
                .getJsonObject("responses")
                .entrySet()
                .stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(response -> response.getValue().asJsonObject().getJsonObject("content"))
                .filter(content -> content != null && content.containsKey("application/json"))
                .map(content -> content.getJsonObject("application/json").getJsonObject("schema"))
                .toList();
    }

    /** One schema describes all events of a stream: it has the fields of all, and requires those that all have. */
    private void compareEvents(String name, String stream) {
        JsonObject schema = SCHEMAS.getJsonObject(name);
        List<Class<?>> events = Stream.concat(
                        Stream.of(named(stream).getDeclaredClasses()),
                        Stream.of(named("rest.speech.EventStream$ErrorEvent")))
                .filter(type -> type.isRecord() && names(type).contains(TYPE))
                .toList();
        Set<String> all = new TreeSet<>();
        Set<String> common = new TreeSet<>(names(events.get(0)));
        Set<String> types = new TreeSet<>();
        for (Class<?> event : events) {
            all.addAll(names(event));
            common.retainAll(names(event));
            types.addAll(AnswerWords.of(event, TYPE));
            compareComponents(name + " as " + event.getSimpleName(), schema, event, Set.of(TYPE));
        }
        compareNames(name, "fields", schema.getJsonObject("properties").keySet(), all);
        compareNames(name, "required", strings(schema, "required"), common);
        compareNames(
                name, "types", enumeration(schema.getJsonObject("properties").getJsonObject(TYPE)), types);
    }

    private void compare(String where, JsonObject reference, Class<?> record) {
        JsonObject schema = resolved(reference);
        if (!schema.getString("type", "").equals("object") || !schema.containsKey("properties")) {
            wrong.add(where + ": no object");
            return;
        }
        compareNames(where, "fields", schema.getJsonObject("properties").keySet(), names(record));
        compareNames(
                where,
                "required",
                strings(schema, "required"),
                Stream.of(record.getRecordComponents())
                        .filter(component -> !mayBeAbsent(component))
                        .map(OpenApiAnswersTest::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
        compareComponents(where, schema, record, Set.of());
    }

    private void compareNames(String where, String what, Set<String> described, Set<String> written) {
        if (!described.equals(written)) {
            wrong.add(where + ": " + what + " " + new TreeSet<>(described) + ", but " + written);
        }
    }

    /** @param open components whose closed set is not that of the schema */
    private void compareComponents(String where, JsonObject schema, Class<?> record, Set<String> open) {
        checkAnnotations(record);
        for (RecordComponent component : record.getRecordComponents()) {
            String inside = where + "." + name(component);
            JsonObject property = schema.getJsonObject("properties").getJsonObject(name(component));
            if (property == null) {
                continue;
            }
            compare(
                    inside,
                    property,
                    component.getGenericType(),
                    isNullable(component.getGenericType()) && !mayBeAbsent(component),
                    IN_BASE64.contains(AnswerWords.key(record, component.getName())));
            if (!open.contains(component.getName())) {
                compareNames(inside, "values", enumeration(property), AnswerWords.of(record, component.getName()));
            }
            compared.add(AnswerWords.key(record, component.getName()));
        }
    }

    /** The values that a schema allows; empty if it does not list them. */
    private static Set<String> enumeration(JsonObject property) {
        JsonObject schema = resolved(property);
        return schema.containsKey("enum")
                ? schema.getJsonArray("enum").stream()
                        .map(value -> value instanceof JsonString text ? text.getString() : value.toString())
                        .collect(Collectors.toCollection(TreeSet::new))
                : Set.of();
    }

    private void compare(String where, JsonObject property, Type type, boolean nullable, boolean inBase64) {
        if (property.containsKey("$ref") && property.size() > 1) {
            wrong.add(where + ": readers ignore other keys of a reference");
        }
        if (property.getBoolean("nullable", false) != nullable) {
            wrong.add(where + ": nullable or not");
        }
        JsonObject schema = resolved(property);
        Type value = valueOf(type);
        Class<?> raw = (Class<?>) (value instanceof ParameterizedType generic ? generic.getRawType() : value);
        if (raw.isRecord()) {
            compare(where, schema, raw);
        } else if (!schema.getString("type", "").equals(typeOf(raw))
                || !format(raw, inBase64).equals(schema.getString("format", ""))) {
            wrong.add(where + ": " + schema.getString("type", "") + " " + schema.getString("format", "") + ", but "
                    + raw);
        } else if (raw == List.class) {
            compareInside(where + "[]", schema.getJsonObject("items"), argument(value, 0));
        } else if (raw == Map.class) {
            compareInside(where + "{}", schema.getJsonObject("additionalProperties"), argument(value, 1));
        }
    }

    private void compareInside(String where, JsonObject property, Type type) {
        compare(where, property, type, isNullable(type), false);
    }

    /** What JSON-B would silently take otherwise. */
    private void checkAnnotations(Class<?> record) {
        JsonbPropertyOrder order = record.getAnnotation(JsonbPropertyOrder.class);
        Set<String> components = Stream.of(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        if (order != null && !components.containsAll(Arrays.asList(order.value()))) {
            wrong.add(record + ": orders what it does not have");
        }
        for (RecordComponent component : record.getRecordComponents()) {
            boolean optional = component.getType() == Optional.class;
            boolean writtenAsNull = component.getType().isRecord()
                    && !isNotNillable(component.getType().getAnnotation(JsonbNillable.class));
            if (mayBeAbsent(component) && (optional || writtenAsNull)) {
                wrong.add(record + "." + component.getName() + " may be null");
            }
        }
    }

    private static boolean isNullable(Type type) {
        return type == OptionalInt.class
                || type == OptionalLong.class
                || (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class);
    }

    /** The type without {@code Optional}. */
    private static Type valueOf(Type type) {
        if (type == OptionalInt.class) {
            return int.class;
        }
        if (type == OptionalLong.class) {
            return long.class;
        }
        return isNullable(type) ? argument(type, 0) : type;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static String typeOf(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == double.class || type == BigDecimal.class) {
            return "number";
        }
        if (type == List.class) {
            return "array";
        }
        if (type == Map.class) {
            return "object";
        }
        if (type == String.class || type == Instant.class) {
            return "string";
        }
        if (WHOLE.contains(type)) {
            return "integer";
        }
        throw new AssertionError("no type in JSON for " + type);
    }

    private static String format(Class<?> type, boolean inBase64) {
        if (type == Instant.class) {
            return "date-time";
        }
        if (type == double.class) {
            return "double";
        }
        if (WHOLE.contains(type)) {
            return type == int.class || type == Integer.class ? "int32" : "int64";
        }
        return inBase64 ? "byte" : "";
    }

    private static Set<String> names(Class<?> record) {
        return Stream.of(record.getRecordComponents())
                .map(OpenApiAnswersTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(RecordComponent component) {
        JsonbProperty named = component.getAccessor().getAnnotation(JsonbProperty.class);
        return named == null ? RecordJson.name(component.getName()) : named.value();
    }

    private static boolean mayBeAbsent(RecordComponent component) {
        return isNotNillable(component.getAccessor().getAnnotation(JsonbNillable.class));
    }

    private static boolean isNotNillable(JsonbNillable annotation) {
        return annotation != null && !annotation.value();
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(PACKAGE + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The schema behind a reference; one that may be null stands in {@code allOf}. */
    private static JsonObject resolved(JsonObject schema) {
        if (schema.containsKey("allOf")) {
            return resolved(schema.getJsonArray("allOf").getJsonObject(0));
        }
        return schema.containsKey("$ref")
                ? DOCUMENT.getValue(schema.getString("$ref").substring(1)).asJsonObject()
                : schema;
    }

    private static Set<String> strings(JsonObject schema, String name) {
        return schema.containsKey(name)
                ? schema.getJsonArray(name).getValuesAs(JsonString::getString).stream()
                        .collect(Collectors.toSet())
                : Set.of();
    }

    private static JsonObject document() {
        try (InputStream in = OpenApiAnswersTest.class.getResourceAsStream("/META-INF/openapi.json")) {
            return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .asJsonObject();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
