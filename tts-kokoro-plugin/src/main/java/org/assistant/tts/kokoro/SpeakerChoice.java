package org.assistant.tts.kokoro;

import java.util.Locale;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.voices.Speaker;
import org.assistant.tts.kokoro.voices.VoiceCatalogue;
import org.assistant.tts.kokoro.voices.VoiceExpression;
import org.assistant.tts.kokoro.voices.VoiceExpressionParser;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSException;

/**
 * Chooses the speaker of a request.
 *
 * <ul>
 *   <li>No language: the voice's own. No voice: the default voice.
 *   <li>A voice and its language in another country, such as {@code af_heart} and {@code en-GB}: that voice with the
 *       phonemes of that country, or with its own if the country has none here ({@code en-AU}).
 *   <li>A voice and another language: an error that names the voices of the language.
 *   <li>A language and no voice: the default voice if it is of that language and country, else the first voice that is.
 * </ul>
 */
final class SpeakerChoice {

    private final VoiceExpressionParser parser;
    private final VoiceExpression defaultVoice;

    /** @throws IllegalArgumentException if {@code defaultVoice} does not exist or can't be read */
    SpeakerChoice(VoiceExpressionParser parser, String defaultVoice) {
        this.parser = parser;
        try {
            this.defaultVoice = parser.parse(defaultVoice);
        } catch (TTSException e) {
            throw new IllegalArgumentException(KokoroSettings.VOICE.key() + ": " + e.getMessage(), e);
        }
    }

    VoiceExpression defaultVoice() {
        return defaultVoice;
    }

    /**
     * The speaker of {@code request}.
     *
     * @throws TTSException.UnknownVoice if the requested voice does not exist
     * @throws TTSException.InvalidRequest if the voice can't be read
     * @throws TTSException.UnsupportedLanguage if no voice, or not the requested one, speaks the language
     */
    Speaker speaker(SpeechRequest request) {
        boolean anyVoice = request.voice().isBlank();
        VoiceExpression voice = anyVoice ? defaultVoice : parser.parse(request.voice());
        if (request.language().getLanguage().isEmpty()) {
            return new Speaker(voice, voice.language());
        }
        KokoroLanguage language = language(request.language(), voice.language());
        if (anyVoice && voice.language() != language) {
            voice = parser.parse(VoiceCatalogue.ids(language).get(0));
        }
        if (!sameTongue(voice.language(), language)) {
            throw TTSException.UnsupportedLanguage.by(
                    request.voice(), request.language(), VoiceCatalogue.ids(language));
        }
        return new Speaker(voice, language);
    }

    /** The language of the requested country; if that country has none here, {@code own} if only the country differs. */
    private static KokoroLanguage language(Locale wanted, KokoroLanguage own) {
        KokoroLanguage nearest = KokoroLanguage.nearest(wanted)
                .orElseThrow(() -> new TTSException.UnsupportedLanguage(wanted, "spoken are " + languages()));
        boolean ownIsAsNear = !nearest.isOf(wanted) && sameTongue(nearest, own);
        return ownIsAsNear ? own : nearest;
    }

    private static boolean sameTongue(KokoroLanguage a, KokoroLanguage b) {
        return a.locale().getLanguage().equals(b.locale().getLanguage());
    }

    private static String languages() {
        StringBuilder tags = new StringBuilder();
        for (KokoroLanguage language : KokoroLanguage.values()) {
            tags.append(tags.isEmpty() ? "" : ", ").append(language.locale().toLanguageTag());
        }
        return tags.toString();
    }
}
