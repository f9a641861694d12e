package org.assistant.app.reply;

/**
 * Computes an expression of decimal numbers, {@code + - * / %} and parentheses, exactly. {@code 20 % * 50} is ten; after
 * plus or minus, percent is of what stands before it: {@code 50 + 10 %} is 55, as on a pocket calculator.
 */
final class Arithmetic {

    private static final Fraction HUNDRED = Fraction.of("100");

    private final String expression; // without spaces
    private int at;

    private Arithmetic(String expression) {
        this.expression = expression;
    }

    /**
     * The value of {@code expression}.
     *
     * @throws NumberFormatException if it is no expression
     * @throws ArithmeticException if it divides by zero
     */
    static Fraction compute(String expression) {
        Arithmetic reader = new Arithmetic(expression.replaceAll("\\s", ""));
        Fraction value = reader.sum();
        if (reader.at < reader.expression.length()) {
            throw reader.unexpected();
        }
        return value;
    }

    private Fraction sum() {
        Fraction value = product();
        while (true) {
            char sign = take('+') ? '+' : take('-') ? '-' : ' ';
            if (sign == ' ') {
                return value;
            }
            int from = at;
            Fraction next = product();
            if (expression.charAt(at - 1) == '%' && isNumber(from, at - 1)) {
                next = next.times(value);
            }
            value = sign == '+' ? value.plus(next) : value.minus(next);
        }
    }

    private Fraction product() {
        Fraction value = factor();
        while (true) {
            if (take('*')) {
                value = value.times(factor());
            } else if (take('/')) {
                value = value.dividedBy(factor());
            } else {
                return value;
            }
        }
    }

    private Fraction factor() {
        if (take('-')) {
            return factor().negated();
        }
        Fraction value;
        if (take('(')) {
            value = sum();
            if (!take(')')) {
                throw unexpected();
            }
        } else {
            value = number();
        }
        while (take('%')) {
            value = value.dividedBy(HUNDRED);
        }
        return value;
    }

    private Fraction number() {
        int from = at;
        while (at < expression.length() && isDigit(expression.charAt(at))) {
            at++;
        }
        if (from == at) {
            throw unexpected();
        }
        return Fraction.of(expression.substring(from, at));
    }

    private boolean isNumber(int from, int to) {
        return expression.substring(from, to).chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || c == '.';
    }

    private boolean take(char c) {
        boolean here = at < expression.length() && expression.charAt(at) == c;
        if (here) {
            at++;
        }
        return here;
    }

    private NumberFormatException unexpected() {
        return new NumberFormatException("not an expression at character " + at);
    }
}
