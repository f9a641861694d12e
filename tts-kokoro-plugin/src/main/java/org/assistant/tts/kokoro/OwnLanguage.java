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

/** Refuses a text that is wholly in the script of a language that the voice does not speak, and says who does. */
final class OwnLanguage {

    private OwnLanguage() {}

    /**
     * @param text in clean characters
     * @param language that it is to be read in
     * @param voice that was asked for, for people
     * @param voices that there are
     * @throws TTSException.InvalidRequest if no letter of {@code text} is of a script of {@code language}
     */
    static void require(String text, KokoroLanguage language, String voice, Collection<Voice> voices) {
        if (PrivateCharacters.areIn(text)) {
            return; // it brings phonemes of its own
        }
        TextLanguage.byScript(text)
                .filter(found -> text.codePoints()
                        .filter(Character::isLetter)
                        .noneMatch(letter -> isOwn(letter, language, found)))
                .ifPresent(found -> {
                    throw new TTSException.InvalidRequest("text", message(found, voice, voices));
                });
    }

    /** The characters of Chinese are no sign of it in a text that is Japanese. */
    private static boolean isOwn(int letter, KokoroLanguage language, Locale found) {
        UnicodeScript script = UnicodeScript.of(letter);
        boolean japanese = script == UnicodeScript.HAN && found.getLanguage().equals("ja");
        return japanese ? language == KokoroLanguage.JAPANESE : Scripts.writes(language, script);
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
