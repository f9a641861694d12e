package org.assistant.tts.xtts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The languages of a model, by the model's codes.
 *
 * @param codes such as {@code en} and {@code zh-cn}; the language of the built-in voices comes first
 */
record Languages(List<String> codes) {

    Languages {
        codes = List.copyOf(codes);
    }

    Set<Locale> locales() {
        return codes.stream().map(Locale::forLanguageTag).collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the code for the locale's language and country, or else for its language alone. */
    Optional<String> code(Locale locale) {
        return codes.stream()
                .filter(code -> Locale.forLanguageTag(code).equals(locale))
                .findFirst()
                .or(() -> codes.stream()
                        .filter(code ->
                                Locale.forLanguageTag(code).getLanguage().equals(locale.getLanguage()))
                        .findFirst());
    }
}
