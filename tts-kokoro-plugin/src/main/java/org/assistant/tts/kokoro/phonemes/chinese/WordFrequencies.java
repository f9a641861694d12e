package org.assistant.tts.kokoro.phonemes.chinese;

import java.nio.file.Path;
import org.assistant.tts.kokoro.phonemes.SortedLines;

/** How often each word of a dictionary occurs: lines {@code word count}. Immutable. */
final class WordFrequencies {

    private final SortedLines lines;
    private final double logTotal;

    private WordFrequencies(SortedLines lines) {
        this.lines = lines;
        double total = 0;
        for (int i = 0; i < lines.size(); i++) {
            total += count(lines.line(i));
        }
        this.logTotal = Math.log(total);
    }

    static WordFrequencies read(Path file) {
        return new WordFrequencies(SortedLines.read(file));
    }

    private static long count(String line) {
        return Long.parseLong(line.substring(line.indexOf(' ') + 1));
    }

    /** How often {@code word} occurs; 0 if it is unknown. */
    long count(CharSequence word) {
        int line = lines.firstWith(word + " ");
        return line < 0 ? 0 : count(lines.line(line));
    }

    /** Whether any word begins with {@code prefix} or equals it. */
    boolean anyBeginsWith(CharSequence prefix) {
        return lines.firstWith(prefix.toString()) >= 0;
    }

    /** The logarithm of the probability of a word that occurs {@code count} times. */
    double logProbability(long count) {
        return Math.log((double) Math.max(1, count)) - logTotal;
    }
}
