package org.assistant.it.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.spi.TTSException;

/**
 * The instructions of one sentence to the engine; all other words are spoken. Times are in milliseconds.
 *
 * <ul>
 *   <li>{@code first=300}: wait before the first piece; {@code stall=2000}: extra wait before the second; {@code each=50}: wait
 *       before every piece except the first
 *   <li>{@code pieces=5}: number of pieces, by default one for each word; {@code audio=200}: length of each
 *   <li>{@code fail}, {@code failmid}: fails instead of the first piece, or of the second
 *   <li>{@code ignoreinterrupt=400}: continues for this time after an interrupt
 * </ul>
 *
 * @param words the words to speak, in order
 * @param first wait before the first piece
 * @param stall wait before the second piece, in addition to {@code each}
 * @param each wait before every piece except the first
 * @param pieces number of pieces, at least 1
 * @param audio length of one piece
 * @param failAt index of the piece that fails; -1 for none
 * @param ignoreInterrupt time for which an interrupt is ignored
 * @param end end of the sentence and the space after it, in the text
 */
record Script(
        List<String> words,
        int first,
        int stall,
        int each,
        int pieces,
        int audio,
        int failAt,
        int ignoreInterrupt,
        int end) {

    private static final Pattern SENTENCE = Pattern.compile("(?s).+?(?:[.!?]+(?=\\s|$)\\s*|$)");

    private static final int AUDIO = 100;
    private static final int NEVER = -1;

    Script {
        words = List.copyOf(words);
    }

    /**
     * Reads the sentences of a text that have a word to speak. Punctuation around a word is ignored.
     *
     * @throws TTSException.InvalidRequest if there is none
     */
    static List<Script> sentences(String text) {
        List<Script> sentences = new ArrayList<>();
        Matcher sentence = SENTENCE.matcher(text);
        while (sentence.find()) {
            of(sentence.group(), sentence.end()).ifPresent(sentences::add);
        }
        if (sentences.isEmpty()) {
            throw new TTSException.InvalidRequest("text", "no word of the text is to be spoken");
        }
        Script last = sentences.remove(sentences.size() - 1);
        sentences.add(last.endingAt(text.length()));
        return sentences;
    }

    private Script endingAt(int other) {
        return new Script(words, first, stall, each, pieces, audio, failAt, ignoreInterrupt, other);
    }

    private static Optional<Script> of(String text, int end) {
        List<String> words = new ArrayList<>();
        int first = 0;
        int stall = 0;
        int each = 0;
        int pieces = 0;
        int audio = AUDIO;
        int failAt = NEVER;
        int ignoreInterrupt = 0;
        for (String raw : text.trim().split("\\s+")) {
            String word = raw.replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
            int value = value(word);
            String key = value < 0 ? word : word.substring(0, word.indexOf('=') + 1);
            switch (key) {
                case "first=" -> first = value;
                case "stall=" -> stall = value;
                case "each=" -> each = value;
                case "pieces=" -> pieces = value;
                case "audio=" -> audio = value;
                case "ignoreinterrupt=" -> ignoreInterrupt = value;
                case "fail" -> failAt = 0;
                case "failmid" -> failAt = 1;
                case "" -> {} // only punctuation
                default -> words.add(word);
            }
        }
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new Script(
                        words,
                        first,
                        stall,
                        each,
                        pieces == 0 ? words.size() : pieces,
                        audio,
                        failAt,
                        ignoreInterrupt,
                        end));
    }

    /** The words of a piece; the words are spread evenly over the pieces. */
    List<String> words(int piece) {
        return words.subList(piece * words.size() / pieces, (piece + 1) * words.size() / pieces);
    }

    /** The wait before a piece. */
    int before(int piece) {
        if (piece == 0) {
            return first;
        }
        return piece == 1 ? each + stall : each;
    }

    /** Returns the number after the {@code =}; -1 if the word is not of the form {@code key=number}. */
    private static int value(String word) {
        return word.matches("[a-z]+=\\d{1,7}") ? Integer.parseInt(word.substring(word.indexOf('=') + 1)) : -1;
    }
}
