package org.assistant.tts.xtts.voices;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The id made from a voice's name: lower-case ASCII letters, digits and dashes, so that it can be part of a URL and the name of a
 * folder. Case, accents, spaces and punctuation make no difference, so names that people would confuse have one id; names whose
 * letters have no ASCII spelling are told apart by a hash at the end.
 */
final class VoiceId {

    /** Letters that have no accent to remove, but an ASCII spelling. */
    private static final Map<Character, String> SPELLINGS =
            Map.of('ı', "i", 'ø', "o", 'ł', "l", 'đ', "d", 'ß', "ss", 'æ', "ae", 'œ', "oe", 'þ', "th", 'ð', "d");

    /** Names that Windows reserves for devices. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com", "lpt");

    private static final int LONGEST_SLUG = 64;
    private static final int DEVICE_LETTERS = 3;
    private static final int HASH_BYTES = 4;

    private VoiceId() {}

    /** Returns the id of a voice called {@code name}. */
    static String of(String name) {
        String folded = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        StringBuilder slug = new StringBuilder();
        boolean lossy = false;
        boolean gap = false;
        for (int i = 0; i < folded.length(); i++) {
            char letter = folded.charAt(i);
            String spelt = isPlain(letter) ? String.valueOf(letter) : SPELLINGS.getOrDefault(letter, "");
            if (spelt.isEmpty()) {
                int type = Character.getType(letter);
                boolean mark = type == Character.NON_SPACING_MARK;
                lossy |= Character.isLetterOrDigit(letter) || Character.isSurrogate(letter);
                gap |= !mark;
            } else {
                slug.append(gap && slug.length() > 0 ? "-" : "").append(spelt);
                gap = false;
            }
        }
        boolean device = slug.length() >= DEVICE_LETTERS && DEVICES.contains(slug.substring(0, DEVICE_LETTERS));
        boolean fits = slug.length() > 0 && slug.length() <= LONGEST_SLUG;
        if (fits && !lossy && !device) {
            return slug.toString();
        }
        slug.setLength(Math.min(slug.length(), LONGEST_SLUG));
        return (slug.length() == 0 || device ? "voice-" : "") + slug + (slug.length() == 0 ? "" : "-") + hash(folded);
    }

    private static boolean isPlain(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
