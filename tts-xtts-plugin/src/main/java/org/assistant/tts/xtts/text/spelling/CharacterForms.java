package org.assistant.tts.xtts.text.spelling;

import java.text.Normalizer;

/** Normalizes characters one by one: variant forms become the usual ones, and characters without a sound are removed. */
final class CharacterForms {

    /** Longest run of combining marks that is kept; no language needs more, and ordering longer runs takes too long. */
    private static final int MOST_COMBINING = 4;

    private CharacterForms() {}

    /** Returns {@code text} with line feeds and spaces as its only white space, and with the digits 0 to 9. */
    static String plain(String text, String languageCode) {
        boolean joiners = languageCode.equals("hi") || languageCode.equals("ar");
        StringBuilder plain = new StringBuilder(text.length());
        int combining = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            combining = isCombining(character) ? combining + 1 : 0;
            if (combining > MOST_COMBINING) {
                continue;
            }
            if (isDressed(character)) {
                plain.append(Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC));
            } else {
                append(character, joiners, plain);
            }
        }
        return plain.toString();
    }

    private static void append(int character, boolean joiners, StringBuilder plain) {
        if (isPicture(character)) {
            plain.append(' ');
            return;
        }
        switch (Character.getType(character)) {
            case Character.CONTROL -> plain.append(isLineEnd(character) ? "\n" : character == '\t' ? " " : "");
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> plain.append('\n');
            case Character.SPACE_SEPARATOR -> plain.append(isNarrow(character) ? '\u00A0' : ' ');
            case Character.FORMAT -> plain.append(joiners && isJoiner(character) ? Character.toString(character) : "");
            case Character.DECIMAL_DIGIT_NUMBER -> plain.append(Character.digit(character, 10));
            case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.ENCLOSING_MARK -> {
                // silent
            }
            default -> plain.appendCodePoint(usual(character));
        }
    }

    private static int usual(int character) {
        return switch (character) {
            case '‘', '’', '‚', '‛', 'ʼ', '′', '´' -> '\'';
            case '‐', '‑', '⁃' -> '-';
            case '−', '➖' -> '−';
            case '॥' -> '।';
            case '٪' -> '%';
            case '٫' -> '.';
            case '٬' -> ',';
            default -> character;
        };
    }

    /** Whether it is a space that holds a number together. */
    private static boolean isNarrow(int character) {
        return character == 0xA0 || character == 0x202F || character == 0x2009;
    }

    private static boolean isJoiner(int character) {
        return character == 0x200C || character == 0x200D;
    }

    private static boolean isLineEnd(int character) {
        return character == '\n' || character == '\r' || character == 0x0B || character == '\f' || character == 0x85;
    }

    private static boolean isCombining(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether it is a full-width, half-width, mathematical, circled or roman form of a letter or digit, or a ligature. */
    private static boolean isDressed(int character) {
        return (character >= 0xFF01 && character <= 0xFFEE)
                || (character >= 0x1D400 && character <= 0x1D7FF)
                || (character >= 0x2460 && character <= 0x2473)
                || (character >= 0x2160 && character <= 0x217F)
                || (character >= 0xFB00 && character <= 0xFB06)
                || (character >= 0xFE70 && character <= 0xFEFC)
                || character == '℃'
                || character == '℉';
    }

    /** Whether it is an emoji, pictograph, dingbat, arrow, box drawing or a selector that belongs to one. */
    private static boolean isPicture(int character) {
        return (character >= 0x2190 && character <= 0x21FF)
                || (character >= 0x2300 && character <= 0x23FF)
                || (character >= 0x2500 && character <= 0x27BF)
                || (character >= 0x2800 && character <= 0x28FF)
                || (character >= 0x2B00 && character <= 0x2BFF)
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0x1F000 && character <= 0x1FBFF);
    }
}
