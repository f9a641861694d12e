package org.assistant.app.rest.speech;

import jakarta.ws.rs.WebApplicationException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assistant.app.rest.body.LanguageTag;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.Voice;

/**
 * The language that clients of other Kokoro servers send in {@code lang_code}, as a letter, a tag or a name. Many always send
 * one, so it counts only if the request has no {@code language} and the voice, if one is named, speaks it.
 */
final class LanguageHint {

    /** Kokoro's letters for its languages, from its README. */
    private static final Map<String, String> LETTERS = Map.of(
            "a", "en-US", "b", "en-GB", "e", "es", "f", "fr", "h", "hi", "i", "it", "p", "pt-BR", "j", "ja", "z", "zh");

    private LanguageHint() {}

    /** Returns {@code body} for {@code engine}, in the language of its hint if the hint counts. */
    static SpeechBody applied(SpeechBody body, TTSEngine engine) {
        if (body.hint().isBlank()) {
            return body;
        }
        return language(body.hint())
                .filter(language -> counts(language, body.speech(), engine))
                .map(body::in)
                .orElseGet(body::ignoringHint);
    }

    private static Optional<Locale> language(String hint) {
        String known = hint.strip().toLowerCase(Locale.ROOT);
        try {
            return Optional.of(LanguageTag.read("lang_code", LETTERS.getOrDefault(known, known)));
        } catch (WebApplicationException e) {
            return Optional.empty();
        }
    }

    private static boolean counts(Locale language, SpeechRequest request, TTSEngine engine) {
        if (!request.language().getLanguage().isEmpty()) {
            return false;
        }
        if (request.voice().isBlank()) {
            return LanguageTag.isAuto(language) || isOneOf(engine.languages(), language);
        }
        return engine.voices().stream()
                .filter(voice -> isCalled(voice, request.voice()))
                .findFirst()
                .filter(voice -> isOneOf(engine.languages(voice), language))
                .isPresent();
    }

    private static boolean isCalled(Voice voice, String name) {
        return voice.id().equalsIgnoreCase(name) || voice.name().equals(name);
    }

    private static boolean isOneOf(Collection<Locale> spoken, Locale language) {
        return spoken.stream().anyMatch(its -> its.getLanguage().equals(language.getLanguage()));
    }
}
