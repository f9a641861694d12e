package org.assistant.tts.kokoro.text;

/**
 * Private-use characters that mark something in a text on its way to the phonemizer. None comes from outside: code that inserts
 * them first removes any that the text contains.
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
