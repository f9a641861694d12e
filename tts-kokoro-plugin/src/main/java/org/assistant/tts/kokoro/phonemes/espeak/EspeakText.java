package org.assistant.tts.kokoro.phonemes.espeak;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.kokoro.text.Scripts;

/**
 * Splits and filters text so that eSpeak NG's native code survives it. Among other things, it crashes on accents without a base
 * letter, on words that mix scripts, and on letters that are missing from its dictionaries.
 */
final class EspeakText {

    private static final int LONGEST_CALL = 400;
    private static final int LONGEST_WORD = 40;

    /** A letter of Hindi has at most a nukta, a vowel and a nasal; conjuncts have letters between their marks. */
    private static final int MOST_MARKS = 3;

    private EspeakText() {}

    /**
     * Returns the parts of {@code text} that can be given to eSpeak NG, in order; none if nothing is left.
     *
     * @param text a stretch without punctuation, of any length and content
     */
    static List<String> pieces(String text, KokoroLanguage language) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        StringBuilder word = new StringBuilder();
        UnicodeScript script = UnicodeScript.COMMON; // of the letters in the word so far
        int marksLeft = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            UnicodeScript own = UnicodeScript.of(character);
            boolean readable = Scripts.isReadable(character, language) && !(character == '-' && endsInSign(word));
            if (isMark(character)) {
                boolean carried = marksLeft > 0 && (own == script || own == UnicodeScript.INHERITED);
                if (readable && carried) {
                    word.appendCodePoint(character);
                    marksLeft--;
                }
                continue;
            }
            boolean letter = Character.isLetter(character) && own != UnicodeScript.COMMON;
            boolean mixed = letter && script != UnicodeScript.COMMON && script != own;
            if (!readable || mixed || word.length() >= LONGEST_WORD) {
                append(word, piece, pieces);
                script = UnicodeScript.COMMON;
            }
            if (readable) {
                word.appendCodePoint(character);
                script = letter ? own : script;
            }
            marksLeft = readable && letter ? MOST_MARKS : 0;
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

    /** The rules for Hindi crash on a hyphen after another sign. */
    private static boolean endsInSign(StringBuilder word) {
        return !word.isEmpty()
                && !Character.isLetterOrDigit(word.charAt(word.length() - 1))
                && !isMark(word.charAt(word.length() - 1));
    }

    /** Accents, dependent vowels, and the joiners among them. */
    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> true;
            default -> false;
        };
    }
}
