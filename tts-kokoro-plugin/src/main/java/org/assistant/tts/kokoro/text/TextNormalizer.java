package org.assistant.tts.kokoro.text;

import java.text.Normalizer;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.spoken.Markup;

/**
 * Turns text of a user or a language model, in any Unicode form, into text that can be read aloud in one language. The time is
 * proportional to the length.
 *
 * <p>The result is in NFC. Control characters, emoji and the marks of Markdown are gone; quotes are straight, runs of
 * spaces are one space, and a line feed separates paragraphs, list items and headings. Numbers, abbreviations and
 * addresses stay as they are.
 */
public final class TextNormalizer {

    private static final String SPOKEN_SIGNS = "%&@+=#§°";

    private TextNormalizer() {}

    /**
     * Returns the speakable part of {@code text}.
     *
     * @param text of any length; may hold NUL, lone surrogates and the like
     * @throws TTSException.InvalidRequest if nothing in it can be spoken
     */
    public static String normalize(String text, KokoroLanguage language) {
        String characters =
                Normalizer.normalize(CharacterCleaner.clean(Markup.plain(text), language), Normalizer.Form.NFC);
        String speakable = Markdown.plain(characters);
        if (!PrivateCharacters.areIn(speakable)) {
            requireSpeakable(speakable);
        }
        return speakable;
    }

    /**
     * Returns {@code text} as it is, without unspeakable characters.
     *
     * @throws TTSException.InvalidRequest as {@link #normalize} does
     */
    public static String asWritten(String text, KokoroLanguage language) {
        String characters = Normalizer.normalize(CharacterCleaner.clean(text, language), Normalizer.Form.NFC);
        requireSpeakable(characters);
        return characters;
    }

    private static void requireSpeakable(String text) {
        if (text.codePoints().noneMatch(TextNormalizer::isSpeakable)) {
            throw new TTSException.InvalidRequest(
                    "text",
                    "the text has nothing that can be spoken: it is empty, or only white space, emoji and punctuation");
        }
    }

    private static boolean isSpeakable(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.CURRENCY_SYMBOL
                || SPOKEN_SIGNS.indexOf(character) >= 0;
    }
}
