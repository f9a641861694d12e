package org.assistant.tts.speech.voices;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.assistant.tts.language.TextLanguage;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/** Resolves the language {@code auto} of a request to that of its text, among those that the engine speaks. */
public final class AutoLanguage {

    private static final String AUTO = "auto";

    private AutoLanguage() {}

    /**
     * Returns {@code request} with the language of its text, if it asks for that. A voice that was left open becomes one of the
     * language.
     *
     * @param spoken the languages of the engine
     * @throws TTSException.UnsupportedLanguage if none of them is written in the script of the text
     */
    public static SpeechRequest resolved(SpeechRequest request, Set<Locale> spoken) {
        if (!request.language().getLanguage().equals(AUTO)) {
            return request;
        }
        Locale found = TextLanguage.of(request.text(), spoken)
                .map(TextLanguage.Guess::language)
                .orElseGet(() -> unspoken(request.text(), spoken));
        return request.withVoice(request.voice(), found);
    }

    /** The language of a text that is in none of {@code spoken}; the root locale for a text without letters. */
    private static Locale unspoken(String text, Set<Locale> spoken) {
        Optional<Locale> found = TextLanguage.byScript(text);
        if (found.isEmpty() || spoken.isEmpty()) {
            return Locale.ROOT;
        }
        throw new TTSException.UnsupportedLanguage(
                found.get(),
                "spoken are "
                        + String.join(
                                ", ",
                                spoken.stream()
                                        .map(Locale::toLanguageTag)
                                        .sorted()
                                        .toList()));
    }
}
