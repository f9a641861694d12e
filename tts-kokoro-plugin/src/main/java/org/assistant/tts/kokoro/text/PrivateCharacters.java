package org.assistant.tts.kokoro.text;

/**
 * Characters for private use that mark something in a text on its way to the phonemizer. None comes from outside: whoever puts
 * them in takes out first what was there.
 */
public final class PrivateCharacters {

    public static final char FIRST = '\uE010';
    public static final char LAST = '\uE1FF';

    private PrivateCharacters() {}

    static boolean isOne(int character) {
        return character >= FIRST && character <= LAST;
    }

    /** Whether {@code text} has any. */
    public static boolean areIn(String text) {
        return text.chars().anyMatch(PrivateCharacters::isOne);
    }
}
