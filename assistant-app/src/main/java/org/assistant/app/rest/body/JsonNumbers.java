package org.assistant.app.rest.body;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Numbers as the console's JSON has them. */
public final class JsonNumbers {

    private static final int PLACES = 3;

    private JsonNumbers() {}

    /** {@code value} to three places. */
    public static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(PLACES, RoundingMode.HALF_UP);
    }

    /** {@code value} to three places; empty where it is negative, which is to say unknown. */
    public static Optional<BigDecimal> unlessNegative(double value) {
        return value >= 0 ? Optional.of(rounded(value)) : Optional.empty();
    }
}
