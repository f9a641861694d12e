package org.assistant.app.rest.body;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Writes numbers as JSON: null for a number that is unknown. */
public final class JsonNumbers {

    private static final int PLACES = 3;

    private JsonNumbers() {}

    public static void add(JsonObjectBuilder object, String name, OptionalLong value) {
        if (value.isPresent()) {
            object.add(name, value.getAsLong());
        } else {
            object.addNull(name);
        }
    }

    public static void add(JsonArrayBuilder array, OptionalLong value) {
        if (value.isPresent()) {
            array.add(value.getAsLong());
        } else {
            array.addNull();
        }
    }

    /** Adds {@code value} to three places, null where it is negative. */
    public static void addUnlessNegative(JsonObjectBuilder object, String name, double value) {
        if (value >= 0) {
            object.add(name, rounded(value));
        } else {
            object.addNull(name);
        }
    }

    /** {@code value} to three places. */
    public static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP);
    }
}
