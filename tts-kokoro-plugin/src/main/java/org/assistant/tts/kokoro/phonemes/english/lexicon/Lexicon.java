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
 * A pronouncing lexicon of one accent. Immutable. Thread-safe.
 *
 * <p>Its 180,000 words are looked up in the bytes of the file, which {@link LexiconWriter} sorted: nothing is unpacked, so
 * loading only reads 4 MB.
 */
public final class Lexicon {

    /** The first bytes of a file, with the version of its format. */
    static final int MAGIC = 0x4B4C5831; // KLX1

    private static final int OFFSETS = 8;

    private final byte[] file; // magic, number of words, their offsets and the end of the last, the words
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
     * @throws TTSException.ModelUnavailable if it can't be read or is another kind of file
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
     * @param file kept; must not change afterwards
     * @throws IllegalArgumentException if it is not the contents of a lexicon file
     */
    public static Lexicon of(byte[] file) {
        if (file.length < OFFSETS || ByteBuffer.wrap(file).getInt(0) != MAGIC) {
            throw new IllegalArgumentException("it is not a lexicon");
        }
        return new Lexicon(file);
    }

    /** The number of words. */
    int size() {
        return words;
    }

    /**
     * The readings of {@code word}. A word in lower case also matches its form with a capital, and the other way round;
     * readings that people checked come before unchecked ones.
     */
    Optional<Readings> find(String word) {
        Optional<Readings> exact = exact(word);
        if (exact.isPresent() && exact.get().sure()) {
            return exact;
        }
        Optional<Readings> other = otherCase(word).flatMap(this::exact);
        return other.isPresent() && (exact.isEmpty() || other.get().sure()) ? other : exact;
    }

    /** The checked words, each with its usual reading. */
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

    /** The readings of {@code word}, if they were checked. */
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
