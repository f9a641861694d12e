package org.assistant.app.rest.body;

import jakarta.ws.rs.WebApplicationException;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A language in a request. */
public final class LanguageTag {

    private static final String AUTO = "auto";

    /** Tags by the English names of languages, which some clients send. */
    private static final Map<String, String> NAMED = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toUnmodifiableMap(
                    tag -> Locale.forLanguageTag(tag)
                            .getDisplayLanguage(Locale.ENGLISH)
                            .toLowerCase(Locale.ROOT),
                    tag -> tag,
                    (first, second) -> first));

    private LanguageTag() {}

    /**
     * The language that {@code tag} names; {@link Locale#ROOT} if it is empty.
     *
     * @param field of the request
     * @param tag a BCP 47 tag, {@code auto}, or a name such as {@code English}
     * @throws WebApplicationException with 400 if it is none of these
     */
    public static Locale read(String field, String tag) {
        if (tag.isEmpty()) {
            return Locale.ROOT;
        }
        try {
            return new Locale.Builder()
                    .setLanguageTag(NAMED.getOrDefault(tag.toLowerCase(Locale.ROOT), tag))
                    .build();
        } catch (IllformedLocaleException e) {
            throw ApiError.badRequest(
                            field, "the field " + field + " must be a BCP 47 language tag such as en-US, or auto")
                    .exception();
        }
    }

    /** Whether {@code language} means the language of the text. */
    public static boolean isAuto(Locale language) {
        return language.getLanguage().equals(AUTO);
    }
}
