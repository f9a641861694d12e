package org.assistant.tts.kokoro.phonemes.english.lexicon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assistant.tts.spi.TTSException;

/**
 * A pronouncing lexicon of one accent. Immutable, safe for use by many threads.
 *
 * <p>Its 180,000 words are looked up in the bytes of the file, which {@link LexiconWriter} sorted: nothing is unpacked, so
 * loading is reading 4 MB.
 */
public final class Lexicon {

    /** First bytes of a file, with the version of its layout. */
    static final int MAGIC = 0x4B4C5831; // KLX1

    private static final int OFFSETS = 8;

    private final byte[] file; // magic, words, where each begins and the last ends, the words
    private final ByteBuffer numbers; // the same
    private final int words;
    private final int start;

    private Lexicon(byte[] file) {
        this.file = file;
        this.numbers = ByteBuffer.wrap(file);
        this.words = numbers.getInt(4);
        this.start = OFFSETS + 4 * (words + 1);
    }

    /**
     * Reads a file of {@link LexiconWriter}.
     *
     * @throws TTSException.ModelUnavailable if it can't be read, or is another file
     */
    public static Lexicon read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new TTSException.ModelUnavailable("can't read the lexicon " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The lexicon in {@code file}.
     *
     * @param file kept; must not change any more
     * @throws IllegalArgumentException if it is not the contents of such a file
     */
    public static Lexicon of(byte[] file) {
        if (file.length < OFFSETS || ByteBuffer.wrap(file).getInt(0) != MAGIC) {
            throw new IllegalArgumentException("it is not a lexicon");
        }
        return new Lexicon(file);
    }

    /** Number of words. */
    int size() {
        return words;
    }

    /**
     * What the lexicon has for {@code word}. A word in small letters stands for its form with a capital too and the other way
     * round; what a person checked goes before what nobody did.
     */
    Optional<Readings> find(String word) {
        Optional<Readings> exact = exact(word);
        if (exact.isPresent() && exact.get().sure()) {
            return exact;
        }
        Optional<Readings> other = otherCase(word).flatMap(this::exact);
        return other.isPresent() && (exact.isEmpty() || other.get().sure()) ? other : exact;
    }

    /** What a person checked, with the usual reading of each word. */
    public Map<String, String> sureWords() {
        Map<String, String> sure = new HashMap<>();
        for (int i = 0; i < words; i++) {
            int from = start + numbers.getInt(OFFSETS + 4 * i);
            Readings readings = readings(from, start + numbers.getInt(OFFSETS + 4 * (i + 1)));
            if (readings.sure()) {
                String word = new String(file, from + 1, file[from] & 0xFF, StandardCharsets.UTF_8);
                sure.put(word, readings.usual());
            }
        }
        return sure;
    }

    boolean contains(String word) {
        return find(word).isPresent();
    }

    /** What a person checked, for {@code word}. */
    public Optional<Readings> findSure(String word) {
        return find(word).filter(Readings::sure);
    }

    private static Optional<String> otherCase(String word) {
        if (word.length() < 2) {
            return Optional.empty();
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String capitalised = Character.toUpperCase(lower.charAt(0)) + lower.substring(1);
        if (word.equals(lower)) {
            return Optional.of(capitalised).filter(form -> !form.equals(word));
        }
        return word.equals(capitalised) ? Optional.of(lower) : Optional.empty();
    }

    private Optional<Readings> exact(String word) {
        byte[] key = word.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = words - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int from = start + numbers.getInt(OFFSETS + 4 * middle);
            int order = compare(from + 1, file[from] & 0xFF, key);
            if (order == 0) {
                return Optional.of(readings(from, start + numbers.getInt(OFFSETS + 4 * (middle + 1))));
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return Optional.empty();
    }

    private int compare(int from, int length, byte[] key) {
        int common = Math.min(length, key.length);
        for (int i = 0; i < common; i++) {
            int order = (file[from + i] & 0xFF) - (key[i] & 0xFF);
            if (order != 0) {
                return order;
            }
        }
        return length - key.length;
    }

    private Readings readings(int from, int to) {
        int value = from + 1 + (file[from] & 0xFF);
        boolean sure = file[value] == 1;
        return new Readings(sure, new String(file, value + 1, to - value - 1, StandardCharsets.UTF_8));
    }
}
