package org.assistant.app.reply;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact number: {@code numerator / denominator}, in lowest terms.
 *
 * @param numerator carries the sign
 * @param denominator positive
 */
record Fraction(BigInteger numerator, BigInteger denominator) {

    static final Fraction ZERO = of("0");

    Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("denominator must be positive, was " + denominator);
        }
        BigInteger divisor = numerator.gcd(denominator);
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    /** The number that {@code decimal} writes, such as {@code 2.54}. */
    static Fraction of(String decimal) {
        BigDecimal value = new BigDecimal(decimal);
        BigInteger power = BigInteger.TEN.pow(Math.max(0, value.scale()));
        return new Fraction(value.multiply(new BigDecimal(power)).toBigIntegerExact(), power);
    }

    Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    /** @throws ArithmeticException if {@code other} is zero */
    Fraction dividedBy(Fraction other) {
        if (other.numerator.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger sign = BigInteger.valueOf(other.numerator.signum());
        return times(new Fraction(other.denominator.multiply(sign), other.numerator.abs()));
    }

    Fraction negated() {
        return new Fraction(numerator.negate(), denominator);
    }

    boolean isOne() {
        return numerator.equals(BigInteger.ONE) && denominator.equals(BigInteger.ONE);
    }

    /** To be spoken: exact where {@code digits} digits do, otherwise rounded to so many. */
    Spoken spoken(int digits) {
        BigDecimal rounded = new BigDecimal(numerator).divide(new BigDecimal(denominator), new MathContext(digits));
        boolean whole = denominator.equals(BigInteger.ONE);
        BigDecimal value = whole ? new BigDecimal(numerator) : rounded.stripTrailingZeros();
        boolean exact = value.multiply(new BigDecimal(denominator)).compareTo(new BigDecimal(numerator)) == 0;
        String sign = value.signum() < 0 ? "minus " : "";
        return new Spoken(sign + value.abs().toPlainString(), exact);
    }

    /**
     * A number in words and digits.
     *
     * @param text for example {@code minus 2.5}
     * @param exact whether it is the very number, not a rounded one
     */
    record Spoken(String text, boolean exact) {}
}
