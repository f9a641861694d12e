package org.assistant.tts.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One configuration key.
 *
 * @param key lower case with dots and dashes, for example {@code tts.backend}, which is {@code TTS_BACKEND} in the environment
 * @param defaultText the default as an operator would write it; may be empty
 * @param range the allowed values, for people
 * @param meaning its effect, for people, in one sentence
 * @param parser turns trimmed text into the value; throws {@link IllegalArgumentException} if it is out of range
 */
public record Setting<T>(String key, String defaultText, String range, String meaning, Function<String, T> parser) {

    /** Any text. */
    public static Setting<String> text(String key, String defaultText, String range, String meaning) {
        return new Setting<>(key, defaultText, range, meaning, Function.identity());
    }

    /** A whole number; both bounds are allowed. */
    public static Setting<Integer> integer(String key, int defaultValue, int least, int most, String meaning) {
        return new Setting<>(key, Integer.toString(defaultValue), least + " to " + most, meaning, text -> {
            int value = Integer.parseInt(text);
            require(value >= least && value <= most);
            return value;
        });
    }

    /** A number; both bounds are allowed. */
    public static Setting<Double> number(String key, double defaultValue, double least, double most, String meaning) {
        return new Setting<>(key, Double.toString(defaultValue), least + " to " + most, meaning, text -> {
            double value = Double.parseDouble(text);
            require(value >= least && value <= most);
            return value;
        });
    }

    /** A time in milliseconds; both bounds are allowed. */
    public static Setting<Duration> millis(String key, long defaultMillis, long least, long most, String meaning) {
        return new Setting<>(
                key, Long.toString(defaultMillis), least + " to " + most + " milliseconds", meaning, text -> {
                    long value = Long.parseLong(text);
                    require(value >= least && value <= most);
                    return Duration.ofMillis(value);
                });
    }

    /** One of the constants of {@code type}, in lower case with dashes. */
    public static <E extends Enum<E>> Setting<E> choice(String key, E defaultValue, Class<E> type, String meaning) {
        String range = Arrays.stream(type.getEnumConstants()).map(Setting::word).collect(Collectors.joining(", "));
        return new Setting<>(
                key,
                word(defaultValue),
                range,
                meaning,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** A folder or file; empty stands for {@code fallback}. */
    public static Setting<Path> path(String key, Path fallback, String fallbackText, String meaning) {
        return new Setting<>(
                key,
                "",
                "a path; empty for " + fallbackText,
                meaning,
                text -> text.isEmpty() ? fallback : Path.of(text));
    }

    /**
     * Returns the current value.
     *
     * @param source returns the text of a key; empty if it is not set
     * @throws IllegalArgumentException if the text is out of range; names key, value and range
     */
    public T in(Function<String, Optional<String>> source) {
        String text = source.apply(key).map(String::trim).orElse(defaultText);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + " must be " + range + ", was \"" + withoutSecrets(text) + "\"", e);
        }
    }

    /** Hides the part of an address before an @ and after a question mark, since the message is logged. */
    private static String withoutSecrets(String text) {
        return text.replaceAll("(?s)^.*@", "***@").replaceAll("(?s)\\?.*", "?***");
    }

    /** The keys of {@code settings}. */
    public static Set<String> keys(Iterable<Setting<?>> settings) {
        Set<String> keys = new TreeSet<>();
        settings.forEach(setting -> keys.add(setting.key()));
        return keys;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void require(boolean inRange) {
        if (!inRange) {
            throw new IllegalArgumentException("out of range");
        }
    }
}
