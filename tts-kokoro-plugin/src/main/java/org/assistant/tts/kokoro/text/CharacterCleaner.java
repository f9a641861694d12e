package org.assistant.tts.kokoro.text;

import java.text.Normalizer;

/** The first pass over raw text: every character becomes a readable one, white space, or nothing. */
final class CharacterCleaner {

    /** The longest run of combining marks that is kept; no language needs more, and sorting longer runs takes too long. */
    private static final int MOST_COMBINING = 4;

    /** The longest run of the same sign that is kept. */
    private static final int MOST_REPEATED = 3;

    /** Three series of 1 to 10. */
    private static final int FIRST_CIRCLED_DIGIT = 0x2776;

    private static final int LAST_CIRCLED_DIGIT = 0x2793;

    private final StringBuilder cleaned;
    private final KokoroLanguage language;
    private int combining;
    private int repeated;
    private int last = -1;

    private CharacterCleaner(int length, KokoroLanguage language) {
        this.cleaned = new StringBuilder(length);
        this.language = language;
    }

    /** Returns {@code text} with line feeds and spaces as its only white space; not in any normalization form. */
    static String clean(String text, KokoroLanguage language) {
        CharacterCleaner cleaner = new CharacterCleaner(text.length(), language);
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            boolean secondOfLineEnd = character == '\n' && i > 0 && text.charAt(i - 1) == '\r';
            if (isCircledDigit(character)) {
                Integer.toString((character - FIRST_CIRCLED_DIGIT) % 10 + 1)
                        .chars()
                        .forEach(cleaner::append);
            } else if (isCompatibility(character)) {
                Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC)
                        .codePoints()
                        .forEach(cleaner::append);
            } else if (!secondOfLineEnd) {
                cleaner.append(character);
            }
        }
        return cleaner.cleaned.toString();
    }

    private void append(int character) {
        int clean = replacement(character);
        if (clean < 0) {
            return;
        }
        combining = isCombining(clean) ? combining + 1 : 0;
        repeated = clean == last ? repeated + 1 : 1;
        last = clean;
        boolean sign = !Character.isLetterOrDigit(clean) && !Character.isWhitespace(clean);
        if (combining <= MOST_COMBINING && !(sign && repeated > MOST_REPEATED)) {
            cleaned.appendCodePoint(clean);
        }
    }

    /** The replacement of {@code character}; -1 for nothing. */
    private int replacement(int character) {
        if (isArrow(character)) {
            return '—';
        }
        if (isPicture(character)) {
            return ' ';
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL -> isLineEnd(character) ? '\n' : character == '\t' ? ' ' : -1;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
            case Character.SPACE_SEPARATOR -> ' ';
            case Character.PRIVATE_USE -> PrivateCharacters.isOne(character) ? character : -1;
            case Character.SURROGATE, Character.UNASSIGNED, Character.ENCLOSING_MARK -> -1;
            case Character.FORMAT -> Scripts.isJoiner(character, language) ? character : -1;
            case Character.DECIMAL_DIGIT_NUMBER -> digit(character);
            default -> mark(character);
        };
    }

    /** Digits of other scripts become 0 to 9; Hindi keeps its own. */
    private int digit(int character) {
        boolean own = Scripts.writes(language, Character.UnicodeScript.of(character));
        return own ? character : '0' + Character.digit(character, 10);
    }

    private int mark(int character) {
        return switch (character) {
            case '‘', '’', '‚', '‛', 'ʼ', '′', '´' -> '\'';
            case '“', '”', '„', '‟', '″' -> '"';
            case '‐', '‑' -> '-';
            case '―', '⸺', '⸻' -> '—';
            case '।', '॥' -> '.';
            // In Japanese and Chinese no space follows, so "." or "," would be read as part of a number.
            case '。' -> language.isEastAsian() ? character : '.';
            case '、' -> language.isEastAsian() ? character : ',';
            case '•', '‣', '◦', '⁃', '∙' -> '•';
            default -> character;
        };
    }

    private static boolean isLineEnd(int character) {
        return character == '\n' || character == '\r' || character == 0x0B || character == '\f' || character == 0x85;
    }

    private static boolean isCombining(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Numbers in filled circles, and in circles in sans-serif; those that Unicode decomposes are compatibility characters. */
    private static boolean isCircledDigit(int character) {
        return character >= FIRST_CIRCLED_DIGIT && character <= LAST_CIRCLED_DIGIT;
    }

    /** Variants of letters and digits: full width, mathematical, circled, Roman numerals, ligatures, degrees. */
    private static boolean isCompatibility(int character) {
        return (character >= 0xFF01 && character <= 0xFFEE)
                || (character >= 0x1D400 && character <= 0x1D7FF)
                || (character >= 0x2460 && character <= 0x2473)
                || (character >= 0x2160 && character <= 0x217F)
                || (character >= 0xFB00 && character <= 0xFB06)
                || character == '℃'
                || character == '℉';
    }

    /** An arrow to the right, which joins steps: {@code Settings → Privacy}. */
    private static boolean isArrow(int character) {
        return character == '→' || character == '⇒' || character == '⟶' || character == '➔' || character == '➜';
    }

    /** Emoji, pictographs, dingbats, arrows, box drawings and the selectors that go with them. */
    private static boolean isPicture(int character) {
        return (character >= 0x2190 && character <= 0x21FF)
                || (character >= 0x2300 && character <= 0x23FF)
                || (character >= 0x2500 && character <= 0x27BF && character != '◦')
                || (character >= 0x2800 && character <= 0x28FF)
                || (character >= 0x2B00 && character <= 0x2BFF)
                || (character >= 0xFE00 && character <= 0xFE0F)
                || (character >= 0x1F000 && character <= 0x1FBFF);
    }
}
