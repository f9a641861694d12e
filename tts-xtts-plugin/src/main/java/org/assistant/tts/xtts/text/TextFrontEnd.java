package org.assistant.tts.xtts.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.spi.TTSException;
import org.assistant.tts.threads.HeapRoom;

/**
 * Turns a text into the network's input: pieces of tokens, none of them too long. Data for a language is loaded when it is
 * first spoken; that takes three seconds for Japanese and well under one for any other. Thread-safe.
 */
public final class TextFrontEnd {

    /** Most tokens of a piece, including the language: the network has 404 text positions, two of them for start and stop. */
    public static final int MOST_TOKENS = 401;

    /**
     * Tokens of a piece whose speech should stay well below the network's 602 audio codes. An estimate, not measured: at 21.5
     * codes a second, 15 characters a second in English and 1.6 characters a token, spaces counted, a token takes 2.3 codes and
     * this many take 440, some 20 seconds of speech.
     */
    public static final int COMFORTABLE_TOKENS = 190;

    /** Marks after which a sentence continues. */
    private static final String CLAUSE_MARKS = ",;:،؛、";

    private final XttsTokenizer tokenizer;
    private final PieceCutter cutter;
    private final HeapRoom heap = new HeapRoom();
    private final Map<String, SentenceSpelling> languages = new ConcurrentHashMap<>();

    /** Makes pieces of at most {@link #COMFORTABLE_TOKENS}. */
    public TextFrontEnd(XttsTokenizer tokenizer) {
        this(tokenizer, COMFORTABLE_TOKENS);
    }

    /** @param mostTokens of a piece, including its language; from 40 to {@value #MOST_TOKENS} */
    public TextFrontEnd(XttsTokenizer tokenizer, int mostTokens) {
        if (mostTokens < 40 || mostTokens > MOST_TOKENS) {
            throw new IllegalArgumentException("mostTokens must be from 40 to " + MOST_TOKENS + ", was " + mostTokens);
        }
        this.tokenizer = tokenizer;
        cutter = new PieceCutter(tokenizer, mostTokens - 1);
    }

    /**
     * Returns the pieces of {@code text} in order. A piece is one sentence, several short ones of a paragraph, or a part of a
     * long one. A long one is cut at a clause if possible, otherwise at a word, otherwise anywhere. A blank line ends a
     * paragraph. The last piece ends with the text, including white space; the others end directly after a sentence.
     *
     * @param text as people and language models write it
     * @param languageCode one of {@link XttsTokenizer#languages}
     * @param normalize whether numbers, signs and abbreviations are first written out as words
     * @throws TTSException.InvalidRequest if nothing in it can be spoken, or most of it is in a script of another language
     * @throws TTSException.EngineUnavailable if there is no memory for the data of the language
     */
    public List<TextTokens> pieces(String text, String languageCode, boolean normalize) {
        return cleaned(text, languageCode, normalize).stream()
                .map(piece -> new TextTokens(
                        tokenizer.encode(piece.text(), languageCode).ids(), follows(piece), piece.end()))
                .toList();
    }

    /**
     * Returns the pieces of {@link #pieces} in the network's spelling, with their tokens.
     *
     * @throws TTSException as {@link #pieces} does
     */
    public List<SentenceReading> readings(String text, String languageCode, boolean normalize) {
        return cleaned(text, languageCode, normalize).stream()
                .map(piece -> new SentenceReading(
                        Locale.forLanguageTag(languageCode),
                        piece.text(),
                        "",
                        List.of(),
                        tokenizer.words(
                                tokenizer.encode(piece.text(), languageCode).ids())))
                .toList();
    }

    private List<CleanedText> cleaned(String text, String languageCode, boolean normalize) {
        if (!tokenizer.languages().contains(languageCode)) {
            throw new IllegalArgumentException(
                    "languageCode must be one of " + tokenizer.languages() + ", was " + languageCode);
        }
        SentenceSpelling sentences =
                languages.computeIfAbsent(languageCode, code -> new SentenceSpelling(code, tokenizer, heap));
        return cutter.pieces(sentences.of(text, normalize));
    }

    private static Break follows(CleanedText piece) {
        if (piece.endsParagraph()) {
            return Break.PARAGRAPH;
        }
        char last = piece.text().charAt(piece.text().length() - 1);
        return CLAUSE_MARKS.indexOf(last) < 0 ? Break.SENTENCE : Break.CLAUSE;
    }
}
