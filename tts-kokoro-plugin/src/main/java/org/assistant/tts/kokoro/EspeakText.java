package org.assistant.tts.kokoro;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts and filters text so that eSpeak NG's native code survives it. Calls of at most 400 characters, words of at most 40
 * letters and letters of the language's own scripts went through 100,000 random calls without a crash; without these
 * bounds it does not.
 */
final class EspeakText {

    private static final int LONGEST_CALL = 400;
    private static final int LONGEST_WORD = 40;

    private EspeakText() {}

    /**
     * The parts of {@code text} that can be given to eSpeak NG, in order; none if nothing is left of it.
     *
     * @param text a stretch without punctuation, of any length and in any state
     */
    static List<String> pieces(String text, KokoroLanguage language) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int letters = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            boolean kept = isKept(character, language);
            if (!kept || letters == LONGEST_WORD) {
                append(word, piece, pieces);
                letters = 0;
            }
            if (kept) {
                word.appendCodePoint(character);
                letters++;
            }
        }
        append(word, piece, pieces);
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    /** Moves the word to the end of the piece, or to a new piece if it does not fit. */
    private static void append(StringBuilder word, StringBuilder piece, List<String> pieces) {
        if (word.isEmpty()) {
            return;
        }
        if (piece.length() + 1 + word.length() > LONGEST_CALL) {
            pieces.add(piece.toString());
            piece.setLength(0);
        }
        piece.append(piece.isEmpty() ? "" : " ").append(word);
        word.setLength(0);
    }

    private static boolean isKept(int character, KokoroLanguage language) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && Scripts.isReadable(character, language);
    }
}
