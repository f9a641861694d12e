package org.assistant.app.rest.voices;

import java.util.Set;
import org.assistant.tts.spi.CloneRequest;
import org.assistant.tts.spi.TTSException;

/** The rules for the name of a voice: one line of visible characters in any script. */
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
     * @throws TTSException.InvalidRequest if it has an invisible character or one that changes the direction of others
     */
    public static void check(String name) {
        if (name.codePoints().anyMatch(character -> isRefused(name, character))) {
            throw new TTSException.InvalidRequest(
                    CloneRequest.NAME,
                    CloneRequest.NAME
                            + " must be one line, without invisible characters and those that change the direction");
        }
    }

    /** Refuses joiners except between letters, where names in Persian and Hindi need them. */
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
