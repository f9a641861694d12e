package org.assistant.app.admin;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Numbers that may be unknown, as JSON: null then. */
final class Figures {

    private static final int PLACES = 3;

    private Figures() {}

    static void add(JsonObjectBuilder object, String name, OptionalLong value) {
        if (value.isPresent()) {
            object.add(name, value.getAsLong());
        } else {
            object.addNull(name);
        }
    }

    static void add(JsonArrayBuilder array, OptionalLong value) {
        if (value.isPresent()) {
            array.add(value.getAsLong());
        } else {
            array.addNull();
        }
    }

    static void addUnlessNegative(JsonObjectBuilder object, String name, double value) {
        if (value >= 0) {
            object.add(name, rounded(value));
        } else {
            object.addNull(name);
        }
    }

    /** To three places. */
    static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
