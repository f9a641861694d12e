package org.assistant.tts.kokoro.text;

import java.lang.Character.UnicodeScript;

/** The characters that a language is written with. */
public final class Scripts {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final int FIRST_ACCENT = 0x0300;
    private static final int LAST_ACCENT = 0x036F;

    private static final String SIGNS = "–—‘’‰−≈≠≤≥™№";

    private Scripts() {}

    /** Whether {@code language} is written in {@code script}; names and loans in Latin letters are read in all of them. */
    public static boolean writes(KokoroLanguage language, UnicodeScript script) {
        return switch (script) {
            case LATIN -> true;
            case DEVANAGARI -> language == KokoroLanguage.HINDI;
            case HAN -> language.isEastAsian();
            case HIRAGANA, KATAKANA -> language == KokoroLanguage.JAPANESE;
            default -> false;
        };
    }

    /** Whether {@code character} shapes its neighbours in {@code language}; anywhere else such characters are noise. */
    public static boolean isJoiner(int character, KokoroLanguage language) {
        return language == KokoroLanguage.HINDI
                && (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER);
    }

    /**
     * Whether eSpeak NG may get {@code character}: a letter or mark of the language's scripts that is in modern use, a digit,
     * or a sign with a name. Its native code crashes on some of the others.
     */
    public static boolean isReadable(int character, KokoroLanguage language) {
        if (isJoiner(character, language)) {
            return true;
        }
        UnicodeScript script = UnicodeScript.of(character);
        if (script == UnicodeScript.DEVANAGARI) {
            return writes(language, script) && isModernDevanagari(character);
        } else if (script == UnicodeScript.LATIN) {
            return Character.isBmpCodePoint(character);
        } else if (script == UnicodeScript.INHERITED) {
            return character >= FIRST_ACCENT && character <= LAST_ACCENT;
        }
        return script == UnicodeScript.COMMON && isNamedSign(character);
    }

    /** Without the accents and letters of Vedic, Kashmiri and other orthographies. */
    private static boolean isModernDevanagari(int character) {
        return (character >= 0x0901 && character <= 0x0939)
                || (character >= 0x093C && character <= 0x094D)
                || character == 0x0950
                || (character >= 0x0958 && character <= 0x0963)
                || (character >= 0x0966 && character <= 0x096F)
                || character == 0x0972;
    }

    private static boolean isNamedSign(int character) {
        boolean latin1 =
                character > ' ' && character <= 0xFF && !Character.isISOControl(character) && character != 0xAD;
        boolean currency = Character.getType(character) == Character.CURRENCY_SYMBOL;
        return latin1 || currency || SIGNS.indexOf(character) >= 0;
    }
}
