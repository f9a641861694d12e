package org.assistant.app.rest;

import jakarta.ws.rs.WebApplicationException;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** A language in a request. */
final class LanguageTag {

    private LanguageTag() {}

    /**
     * The language that {@code tag} names; {@link Locale#ROOT} if it is empty.
     *
     * @param field of the request
     * @throws WebApplicationException with 400 if it is no BCP 47 tag
     */
    static Locale read(String field, String tag) {
        if (tag.isEmpty()) {
            return Locale.ROOT;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw ApiError.badRequest(field, field + " must be a BCP 47 language tag such as en-US")
                    .exception();
        }
    }
}
