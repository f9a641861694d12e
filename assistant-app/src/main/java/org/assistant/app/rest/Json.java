package org.assistant.app.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;

/** The server's JSON, looked up once. */
final class Json {

    private static final JsonProvider PROVIDER = JsonProvider.provider();

    private Json() {}

    static JsonObjectBuilder object() {
        return PROVIDER.createObjectBuilder();
    }

    static JsonArrayBuilder array() {
        return PROVIDER.createArrayBuilder();
    }

    static JsonReader reader(String text) {
        return PROVIDER.createReader(new StringReader(text));
    }

    /** Adds {@code value}, null where it is empty. */
    static void addOrNull(JsonObjectBuilder object, String name, String value) {
        if (value.isEmpty()) {
            object.addNull(name);
        } else {
            object.add(name, value);
        }
    }
}
