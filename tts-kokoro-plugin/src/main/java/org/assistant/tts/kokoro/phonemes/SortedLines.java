package org.assistant.tts.kokoro.phonemes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assistant.tts.spi.TTSException;

/**
 * A text file of one entry a line, sorted by its bytes and searched in place: a word list of 350,000 lines takes its 5 MB and 4
 * bytes a line. Immutable. Thread-safe.
 */
public final class SortedLines {

    private final byte[] text;
    private final int[] starts; // of each line, and the end of the last

    private SortedLines(byte[] text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /**
     * Reads {@code file} in UTF-8.
     *
     * @throws TTSException.ModelUnavailable if it can't be read
     */
    public static SortedLines read(Path file) {
        try {
            return of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable("can't read the words in " + file + ": " + e.getMessage(), e);
        }
    }

    /** @param text kept; must not change afterwards */
    static SortedLines of(byte[] text) {
        int lines = 0;
        int[] starts = new int[1024];
        for (int i = 0; i < text.length; i++) {
            if (i == 0 || text[i - 1] == '\n') {
                starts = lines + 1 == starts.length ? Arrays.copyOf(starts, 2 * lines + 2) : starts;
                starts[lines++] = i;
            }
        }
        starts[lines] = text.length;
        return new SortedLines(text, Arrays.copyOf(starts, lines + 1));
    }

    /** The number of lines. */
    public int size() {
        return starts.length - 1;
    }

    /** The line at {@code index}, without its end. */
    public String line(int index) {
        return new String(text, starts[index], length(index), StandardCharsets.UTF_8);
    }

    public boolean contains(String line) {
        byte[] key = line.getBytes(StandardCharsets.UTF_8);
        int found = atLeast(key);
        return found < size() && length(found) == key.length && startsWith(found, key);
    }

    /** The index of the first line that begins with {@code prefix}; -1 if there is none. */
    public int firstWith(String prefix) {
        byte[] key = prefix.getBytes(StandardCharsets.UTF_8);
        int found = atLeast(key);
        return found < size() && startsWith(found, key) ? found : -1;
    }

    /** The first line that is not less than {@code key}. */
    private int atLeast(byte[] key) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int from = starts[middle];
            if (Arrays.compareUnsigned(text, from, from + length(middle), key, 0, key.length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean startsWith(int index, byte[] key) {
        int from = starts[index];
        return length(index) >= key.length && Arrays.equals(text, from, from + key.length, key, 0, key.length);
    }

    private int length(int index) {
        int end = starts[index + 1];
        return end - starts[index] - (end > starts[index] && text[end - 1] == '\n' ? 1 : 0);
    }
}
