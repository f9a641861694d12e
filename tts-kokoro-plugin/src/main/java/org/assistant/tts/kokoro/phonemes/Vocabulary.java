package org.assistant.tts.kokoro.phonemes;

import java.util.Arrays;

/** Kokoro's alphabet: 114 characters of phonemes, punctuation and spaces, each with its id in the network. */
public final class Vocabulary {

    /** The id before the first and after the last token of a piece. */
    public static final long PADDING = 0;

    private static final int UNKNOWN = -1;

    /** Ids up to this one are punctuation and the space; all above have a sound or change one. */
    private static final int LAST_SILENT_ID = 16;

    private static final short[] IDS = new short[0xAB68]; // by character; the highest is U+AB67

    static {
        // The vocab of Kokoro-82M v1.0's config.json; each run lists consecutive ids, the gaps are ids without a
        // character.
        Arrays.fill(IDS, (short) UNKNOWN);
        run(1, ";:,.!?");
        run(9, "—…\"()“” \u0303ʣʥʦʨᵝ\uAB67AI");
        run(31, "O");
        run(33, "Q");
        run(35, "ST");
        run(39, "W");
        run(41, "Yᵊabcdef");
        run(50, "hijklmnopqrstuvwxyzɑɐɒæ");
        run(75, "βɔɕç");
        run(80, "ɖðʤə");
        run(85, "ɚɛɜ");
        run(90, "ɟ");
        run(92, "ɡ");
        run(99, "ɥ");
        run(101, "ɨɪʝ");
        run(110, "ɯɰŋɳɲɴø");
        run(118, "ɸθœ");
        run(123, "ɹ");
        run(125, "ɾɻ");
        run(128, "ʁɽʂʃʈʧ");
        run(135, "ʊʋ");
        run(138, "ʌɣɤ");
        run(142, "χʎ");
        run(147, "ʒʔ");
        run(156, "ˈˌː");
        run(162, "ʰ");
        run(164, "ʲ");
        run(169, "↓");
        run(171, "→↗↘");
        run(177, "ᵻ");
    }

    private Vocabulary() {}

    private static void run(int firstId, String characters) {
        for (int i = 0; i < characters.length(); i++) {
            IDS[characters.charAt(i)] = (short) (firstId + i);
        }
    }

    /** All characters but white space, in Unicode order. */
    public static String signs() {
        StringBuilder signs = new StringBuilder();
        for (char c = ' ' + 1; c < IDS.length; c++) {
            if (contains(c)) {
                signs.append(c);
            }
        }
        return signs.toString();
    }

    public static boolean contains(char character) {
        return character < IDS.length && IDS[character] != UNKNOWN;
    }

    /**
     * Returns the network's id of {@code character}.
     *
     * @throws IllegalArgumentException if it is not in the alphabet
     */
    public static long id(char character) {
        if (!contains(character)) {
            throw new IllegalArgumentException(
                    "character must be one of Kokoro's alphabet, was U+" + Integer.toHexString(character));
        }
        return IDS[character];
    }

    /** Whether {@code character} has or changes a sound, so is neither punctuation, nor a space, nor unknown. */
    public static boolean sounds(char character) {
        return contains(character) && IDS[character] > LAST_SILENT_ID;
    }

    /** Whether any of {@code phonemes} sounds. */
    public static boolean anySounds(String phonemes) {
        return phonemes.chars().anyMatch(character -> sounds((char) character));
    }

    /** Returns {@code phonemes} without unknown characters, with single spaces and none at the ends. */
    public static String known(String phonemes) {
        StringBuilder known = new StringBuilder(phonemes.length());
        for (int i = 0; i < phonemes.length(); i++) {
            char character = Character.isWhitespace(phonemes.charAt(i)) ? ' ' : phonemes.charAt(i);
            boolean secondSpace = character == ' ' && (known.isEmpty() || known.charAt(known.length() - 1) == ' ');
            if (contains(character) && !secondSpace) {
                known.append(character);
            }
        }
        return known.toString().stripTrailing();
    }
}
