package org.assistant.tts.kokoro;

import java.lang.Character.UnicodeScript;

/** Which characters a language is written with. */
final class Scripts {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Scripts() {}

    /** Whether {@code language} is written in {@code script}; names and loans in Latin letters are read in all of them. */
    static boolean writes(KokoroLanguage language, UnicodeScript script) {
        return script == UnicodeScript.LATIN
                || (script == UnicodeScript.DEVANAGARI && language == KokoroLanguage.HINDI);
    }

    /** Whether {@code character} shapes its neighbours in {@code language}; anywhere else such characters are litter. */
    static boolean isJoiner(int character, KokoroLanguage language) {
        return language == KokoroLanguage.HINDI
                && (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER);
    }

    /** Whether eSpeak NG may see {@code character}: a letter of the language's scripts, a digit, or a common sign. */
    static boolean isReadable(int character, KokoroLanguage language) {
        if (!Character.isBmpCodePoint(character)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(character);
        boolean common = script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
        if (!common && !writes(language, script)) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> isJoiner(character, language);
            default -> true;
        };
    }
}
