package org.assistant.tts.kokoro;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.PrivateCharacters;
import org.assistant.tts.kokoro.text.Scripts;
import org.assistant.tts.language.TextLanguage;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spi.Voice;

/** Refuses a text that is wholly in the script of a language that the voice does not speak; the message names voices that do. */
final class OwnLanguage {

    private OwnLanguage() {}

    /**
     * @param text in clean characters
     * @param language that it would be read in
     * @param voice that was requested, for people
     * @param voices all voices
     * @throws TTSException.InvalidRequest if no letter of {@code text} is of a script of {@code language}
     */
    static void require(String text, KokoroLanguage language, String voice, Collection<Voice> voices) {
        // Phonemes in the text, or a letter of the language.
        if (PrivateCharacters.areIn(text) || hasLetter(text, language, false)) {
            return;
        }
        TextLanguage.byScript(text)
                .filter(found -> found.getLanguage().equals("ja") || !hasLetter(text, language, true))
                .ifPresent(found -> {
                    throw new TTSException.InvalidRequest("text", message(found, voice, voices));
                });
    }

    /** @param han whether Chinese characters count; Japanese text has them, too */
    private static boolean hasLetter(String text, KokoroLanguage language, boolean han) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .anyMatch(script -> Scripts.writes(language, script)
                        && (han || script != UnicodeScript.HAN || language != KokoroLanguage.MANDARIN));
    }

    private static String message(Locale found, String voice, Collection<Voice> voices) {
        String text = "the text is " + found.getDisplayLanguage(Locale.ENGLISH);
        List<String> others = voices.stream()
                .filter(other -> other.language().getLanguage().equals(found.getLanguage()))
                .map(Voice::id)
                .toList();
        return others.isEmpty()
                ? text + ", which no voice here speaks; spoken are " + languages(voices)
                : text + ", which the voice \"" + voice + "\" does not speak; voices that do: "
                        + String.join(", ", others);
    }

    private static String languages(Collection<Voice> voices) {
        return String.join(
                ", ",
                voices.stream()
                        .map(voice -> voice.language().getDisplayLanguage(Locale.ENGLISH))
                        .distinct()
                        .toList());
    }
}
