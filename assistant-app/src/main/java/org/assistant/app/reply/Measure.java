package org.assistant.app.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A unit of measurement, defined by the base unit of its kind: {@code base = (value + offset) * factor}.
 *
 * @param offset from this scale's zero to the base's, in its own degrees; zero but for temperatures
 * @param names what people call it: one of it, several of it, then other names and symbols in lower case
 */
record Measure(Kind kind, Fraction factor, Fraction offset, List<String> names) {

    /** What a unit measures. */
    enum Kind {
        LENGTH,
        MASS,
        VOLUME,
        SPEED,
        TEMPERATURE
    }

    private static final List<Measure> ALL = List.of(
            of(Kind.LENGTH, "1", "meter", "meters", "m", "metre", "metres"),
            of(Kind.LENGTH, "1000", "kilometer", "kilometers", "km", "kilometre", "kilometres"),
            of(Kind.LENGTH, "0.01", "centimeter", "centimeters", "cm", "centimetre", "centimetres"),
            of(Kind.LENGTH, "0.001", "millimeter", "millimeters", "mm", "millimetre", "millimetres"),
            of(Kind.LENGTH, "0.0254", "inch", "inches", "in"),
            of(Kind.LENGTH, "0.3048", "foot", "feet", "ft"),
            of(Kind.LENGTH, "0.9144", "yard", "yards", "yd"),
            of(Kind.LENGTH, "1609.344", "mile", "miles", "mi"),
            of(Kind.LENGTH, "1852", "nautical mile", "nautical miles", "nmi"),
            of(Kind.MASS, "1", "kilogram", "kilograms", "kg", "kilo", "kilos"),
            of(Kind.MASS, "0.001", "gram", "grams", "g"),
            of(Kind.MASS, "0.000001", "milligram", "milligrams", "mg"),
            of(Kind.MASS, "1000", "metric ton", "metric tons", "t", "tonne", "tonnes"),
            of(Kind.MASS, "0.45359237", "pound", "pounds", "lb", "lbs"),
            of(Kind.MASS, "0.028349523125", "ounce", "ounces", "oz"),
            of(Kind.MASS, "6.35029318", "stone", "stone", "st"),
            of(Kind.VOLUME, "1", "liter", "liters", "l", "litre", "litres"),
            of(Kind.VOLUME, "0.001", "milliliter", "milliliters", "ml", "millilitre", "millilitres"),
            of(Kind.VOLUME, "3.785411784", "gallon", "gallons", "gal"),
            of(Kind.VOLUME, "0.946352946", "quart", "quarts", "qt"),
            of(Kind.VOLUME, "0.473176473", "pint", "pints", "pt"),
            of(Kind.VOLUME, "0.2365882365", "cup", "cups"),
            of(Kind.VOLUME, "0.0295735295625", "fluid ounce", "fluid ounces", "fl oz"),
            of(Kind.VOLUME, "0.01478676478125", "tablespoon", "tablespoons", "tbsp"),
            of(Kind.VOLUME, "0.00492892159375", "teaspoon", "teaspoons", "tsp"),
            of(Kind.SPEED, "3.6", "meter per second", "meters per second", "m/s", "mps"),
            of(Kind.SPEED, "1", "kilometer per hour", "kilometers per hour", "km/h", "kmh", "kph"),
            of(Kind.SPEED, "1.609344", "mile per hour", "miles per hour", "mph", "mi/h"),
            of(Kind.SPEED, "1.852", "knot", "knots", "kn", "kt"),
            new Measure(
                    Kind.TEMPERATURE,
                    Fraction.of("1"),
                    Fraction.of("273.15"),
                    List.of("degree Celsius", "degrees Celsius", "c", "\u00b0c", "celsius", "centigrade")),
            of(Kind.TEMPERATURE, "1", "kelvin", "kelvins", "k"),
            new Measure(
                    Kind.TEMPERATURE,
                    Fraction.of("5").dividedBy(Fraction.of("9")),
                    Fraction.of("459.67"),
                    List.of("degree Fahrenheit", "degrees Fahrenheit", "f", "\u00b0f", "fahrenheit")));

    Measure {
        names = List.copyOf(names);
    }

    /** The unit that people call {@code name}. */
    static Optional<Measure> called(String name) {
        String asked = name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return ALL.stream()
                .filter(unit -> unit.names.stream()
                        .anyMatch(known -> known.toLowerCase(Locale.ROOT).equals(asked)))
                .findFirst();
    }

    /** {@code value} of this unit in {@code other}, which measures the same kind of thing. */
    Fraction convert(Fraction value, Measure other) {
        return value.plus(offset).times(factor).dividedBy(other.factor).minus(other.offset);
    }

    /** The name beside {@code value}. */
    String nameFor(Fraction value) {
        return value.isOne() ? names.get(0) : plural();
    }

    /** The name of several. */
    String plural() {
        return names.get(1);
    }

    private static Measure of(Kind kind, String factor, String... names) {
        return new Measure(kind, Fraction.of(factor), Fraction.ZERO, List.of(names));
    }
}
