package org.assistant.app.rest.body;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assistant.tts.audio.AudioFormat;

/**
 * The fields of a request. A field that is absent or null has its default. A field of the wrong type is refused with a {@link
 * WebApplicationException} with status 400 that names it. Unknown fields are ignored.
 */
public final class JsonFields {

    private final JsonObject object;

    JsonFields(JsonObject object) {
        this.object = object;
    }

    public Optional<String> string(String name) {
        return value(name).map(value -> {
            if (value instanceof JsonString string) {
                return string.getString();
            }
            throw wrong(name, "a string");
        });
    }

    /** A required text. */
    public String required(String name) {
        return string(name)
                .orElseThrow(() -> new ApiError(
                                ApiError.BAD_REQUEST, "the field " + name + " is missing", name, "missing_field")
                        .exception());
    }

    public double number(String name, double absent) {
        return value(name)
                .map(value -> {
                    if (value instanceof JsonNumber number) {
                        return doubleValue(number, name);
                    }
                    throw wrong(name, "a number");
                })
                .orElse(absent);
    }

    public boolean flag(String name, boolean absent) {
        return value(name)
                .map(value -> {
                    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
                        return value == JsonValue.TRUE;
                    }
                    throw wrong(name, "true or false");
                })
                .orElse(absent);
    }

    /** The id in {@code "name"} or in {@code {"id": "name"}}; empty if absent. */
    public String id(String name) {
        if (value(name).orElse(JsonValue.NULL) instanceof JsonObject reference) {
            if (reference.get("id") instanceof JsonString id) {
                return id.getString();
            }
            throw wrong(name, "a string or an object with an id");
        }
        return string(name).orElse("");
    }

    /** A BCP 47 language tag; {@link Locale#ROOT} if absent or empty. */
    public Locale language(String name) {
        return LanguageTag.read(name, string(name).orElse(""));
    }

    /** An audio format that this server can encode. */
    public AudioFormat format(String name, AudioFormat absent) {
        return string(name)
                .map(asked -> AudioFormat.ofName(asked)
                        .filter(AudioFormat::isAvailable)
                        .orElseThrow(() -> wrong(name, "one of " + available() + remedy(asked))))
                .orElse(absent);
    }

    /** The names of the fields that have a value and are not in {@code read}, in order. */
    public List<String> unread(Set<String> read) {
        return object.keySet().stream()
                .filter(name -> !read.contains(name) && value(name).isPresent())
                .toList();
    }

    private double doubleValue(JsonNumber number, String name) {
        try {
            return number.doubleValue();
        } catch (ArithmeticException | UnsupportedOperationException e) {
            // The number has more digits than the parser allows.
            throw wrong(name, "a number with fewer digits");
        }
    }

    /** The refusal of a field with a wrong value. */
    public WebApplicationException wrong(String name, String expected) {
        return ApiError.badRequest(name, "the field " + name + " must be " + expected)
                .exception();
    }

    private Optional<JsonValue> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
    }

    /** How an operator adds a format that needs libraries which are not shipped. */
    private static String remedy(String asked) {
        return AudioFormat.ofName(asked).isPresent()
                ? "; for " + asked
                        + " put the jars org.bytedeco:ffmpeg and org.bytedeco:javacpp, each with the one of this"
                        + " platform, into WEB-INF/lib"
                : "";
    }

    private static String available() {
        return String.join(
                ", ",
                AudioFormat.available().stream()
                        .map(AudioFormat::extension)
                        .sorted()
                        .toList());
    }
}
