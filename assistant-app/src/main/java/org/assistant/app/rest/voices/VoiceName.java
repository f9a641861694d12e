package org.assistant.app.rest.voices;

import java.util.Set;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.TTSException;

/** What a voice may be called: one line that shows as it is written, in any script. */
public final class VoiceName {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final Set<Integer> REFUSED = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SURROGATE,
            (int) Character.UNASSIGNED);

    private VoiceName() {}

    /**
     * Checks {@code name}.
     *
     * @throws TTSException.InvalidRequest if it has a character that is not shown or changes the direction of others
     */
    public static void check(String name) {
        if (name.codePoints().anyMatch(character -> isRefused(name, character))) {
            throw new TTSException.InvalidRequest(
                    CloneRequest.NAME,
                    CloneRequest.NAME
                            + " must be one line, without characters that are not shown or change the direction");
        }
    }

    /** Names in Persian and Hindi need the joiners, which only work between letters. */
    private static boolean isRefused(String name, int character) {
        if (character == ZERO_WIDTH_JOINER || character == ZERO_WIDTH_NON_JOINER) {
            return !joins(name, character);
        }
        return REFUSED.contains(Character.getType(character));
    }

    private static boolean joins(String name, int character) {
        for (int at = name.indexOf(character); at >= 0; at = name.indexOf(character, at + 1)) {
            if (at == 0
                    || at == name.length() - 1
                    || !isJoined(name.codePointBefore(at))
                    || !isJoined(name.codePointAt(at + 1))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isJoined(int character) {
        return Character.isLetter(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || Character.getType(character) == Character.COMBINING_SPACING_MARK;
    }
}
