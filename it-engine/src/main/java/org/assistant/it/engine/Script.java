package org.assistant.it.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.tts.spi.TTSException;

/**
 * What a sentence tells the engine to do; words that tell nothing are spoken. Times are milliseconds.
 *
 * <ul>
 *   <li>{@code first=300}: until the first piece; {@code stall=2000}: more before the second; {@code each=50}: before every
 *       piece but the first
 *   <li>{@code pieces=5}: number of pieces, one a word unless told; {@code audio=200}: sound of each
 *   <li>{@code fail}, {@code failmid}: instead of the first piece, or of the second
 *   <li>{@code ignoreinterrupt=400}: goes on as long after an interrupt
 * </ul>
 *
 * @param words to be spoken, in their order
 * @param first before the first piece
 * @param stall before the second, beside {@code each}
 * @param each before every piece but the first
 * @param pieces at least 1
 * @param audio of one piece
 * @param failAt index of the piece that fails; -1 for none
 * @param ignoreInterrupt how long an interrupt is not obeyed
 * @param end of the sentence and the space behind it, in the text
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
     * Reads the sentences of a text that have a word to be spoken. Punctuation around a word means nothing.
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
                case "" -> {} // was punctuation only
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

    /** The words of a piece: all of them, spread over the pieces. */
    List<String> words(int piece) {
        return words.subList(piece * words.size() / pieces, (piece + 1) * words.size() / pieces);
    }

    /** How long to wait before a piece. */
    int before(int piece) {
        if (piece == 0) {
            return first;
        }
        return piece == 1 ? each + stall : each;
    }

    /** The number behind the {@code =}; -1 if the word is no {@code key=number}. */
    private static int value(String word) {
        return word.matches("[a-z]+=\\d{1,7}") ? Integer.parseInt(word.substring(word.indexOf('=') + 1)) : -1;
    }
}
