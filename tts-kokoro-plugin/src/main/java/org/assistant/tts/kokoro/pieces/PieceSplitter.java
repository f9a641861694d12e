package org.assistant.tts.kokoro.pieces;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.assistant.tts.kokoro.phonemes.PhonemizedText;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.phonemes.Vocabulary;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.SentenceReading;
import org.assistant.tts.text.SentenceAlignment;
import org.assistant.tts.text.SentenceSplitter;

/**
 * Splits text into pieces for the network on demand: only the sentences of the next piece are turned into phonemes.
 *
 * <p>The first piece is at most a clause, so that sound starts soon. Each later piece may be about twice as long as the one
 * before, up to 200 tokens, so that it is ready before that one has been played. The network speaks pieces of 100 to 200 tokens
 * best, and those below 20 badly, so short sentences are joined, but never across a line break, which in normalized text ends a
 * paragraph or an item of a list. No phoneme is lost or repeated.
 */
public final class PieceSplitter {

    private static final System.Logger LOGGER = System.getLogger(PieceSplitter.class.getName());

    /** The tokens of the first piece. */
    private static final int FIRST = 60;

    /** The tokens of the first piece if that avoids a cut within a clause. */
    private static final int FIRST_UNCUT = 100;

    /** The most tokens of any later piece. */
    private static final int MOST = 200;

    /** A piece with fewer tokens is joined with the text after it. */
    private static final int SHORT = 20;

    private static final Pattern LINE_BREAKS = Pattern.compile("\\R\\s*");

    private final Phonemizer phonemizer;

    /** @param phonemizer determines the number of tokens of a text */
    public PieceSplitter(Phonemizer phonemizer) {
        this.phonemizer = phonemizer;
    }

    /**
     * The pieces of a text; none if nothing in it has a sound. Not thread-safe.
     *
     * @param original the text as written
     * @param text the same, normalized
     */
    public Iterator<Piece> pieces(String original, String text, KokoroLanguage language) {
        return new Pieces(original, text, language);
    }

    /** The readings of the sentences of a text, without silent ones; the same sentences as in the pieces. */
    public List<SentenceReading> readings(String text, KokoroLanguage language) {
        List<SentenceReading> readings = new ArrayList<>();
        for (List<String> paragraph : sentences(text, language)) {
            for (String sentence : paragraph) {
                PhonemizedText reading = phonemizer.read(sentence, language);
                String phonemes = Vocabulary.known(reading.phonemes());
                if (Vocabulary.anySounds(phonemes)) {
                    readings.add(new SentenceReading(
                            phonemizer.language(sentence, language).locale(),
                            reading.text(),
                            phonemes,
                            reading.words(),
                            List.of()));
                }
            }
        }
        return readings;
    }

    /** The sentences of each paragraph. */
    private static List<List<String>> sentences(String text, KokoroLanguage language) {
        return LINE_BREAKS
                .splitAsStream(text)
                .map(paragraph -> SentenceSplitter.split(paragraph, language.locale()))
                .toList();
    }

    private final class Pieces implements Iterator<Piece> {

        private final KokoroLanguage language;
        private final Iterator<List<String>> paragraphs;
        private final Iterator<Integer> ends; // of all sentences, in the original text
        private Iterator<String> paragraph = List.<String>of().iterator();
        private String peeked = ""; // phonemes of the next sentence of the paragraph, if known
        private int peekedEnd;
        private String rest = ""; // phonemes that are in no piece yet
        private int restEnd;
        private int said;
        private int previous; // tokens of the piece before
        private Piece next;

        Pieces(String original, String text, KokoroLanguage language) {
            this.language = language;
            List<List<String>> sentences = sentences(text, language);
            paragraphs = sentences.iterator();
            ends = SentenceAlignment.ends(
                            original,
                            language.locale(),
                            sentences.stream().flatMap(List::stream).toList())
                    .iterator();
        }

        @Override
        public boolean hasNext() {
            if (next == null && reachSound()) {
                next = previous == 0 ? firstPiece() : laterPiece();
                previous = next.phonemes().length();
            }
            return next != null;
        }

        @Override
        public Piece next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Piece piece = next;
            next = null;
            return piece;
        }

        private Piece firstPiece() {
            fill(SHORT, FIRST);
            if (rest.length() <= FIRST) {
                return cut(rest.length());
            }
            int cut = CutPoint.nearest(rest, SHORT, Math.min(FIRST, rest.length() - SHORT), FIRST);
            if (CutPoint.isBehindMark(rest, cut)) {
                return cut(cut);
            }
            int uncut = CutPoint.firstMark(rest, FIRST + 1, FIRST_UNCUT);
            return cut(uncut > 0 ? uncut : rest.length() <= FIRST_UNCUT ? rest.length() : cut);
        }

        private Piece laterPiece() {
            int most = Math.max(FIRST, Math.min(MOST, 2 * previous + SHORT));
            fill(most, most);
            if (rest.length() <= most) {
                return cut(rest.length());
            }
            int parts = (rest.length() + most - 1) / most;
            int balanced = (rest.length() + parts - 1) / parts;
            int least = Math.max(SHORT, balanced / 2);
            return cut(CutPoint.nearest(rest, least, balanced, Math.min(most, rest.length() - SHORT)));
        }

        /** Takes the first {@code length} phonemes of the rest. */
        private Piece cut(int length) {
            String taken = rest.substring(0, length).strip();
            boolean whole = length == rest.length();
            rest = rest.substring(length).strip();
            if (!whole) {
                return new Piece(taken, CutPoint.ending(taken), said);
            }
            said = restEnd;
            boolean paragraphEnds = peeked.isEmpty() && !paragraph.hasNext() && paragraphs.hasNext();
            return new Piece(taken, paragraphEnds ? Ending.PARAGRAPH : Ending.SENTENCE, said);
        }

        /**
         * Adds sentences of the paragraph to the rest until it has {@code enough} tokens, as long as they fit into
         * {@code most}.
         */
        private void fill(int enough, int most) {
            while (rest.length() < enough) {
                peek();
                boolean fits = rest.length() < SHORT || rest.length() + 1 + peeked.length() <= most;
                if (peeked.isEmpty() || !fits) {
                    return;
                }
                rest += " " + peeked;
                restEnd = peekedEnd;
                peeked = "";
            }
        }

        /** Fills the rest until it has a sound, from the next paragraph if needed; false at the end of the text. */
        private boolean reachSound() {
            while (!Vocabulary.anySounds(rest)) {
                peek();
                if (peeked.isEmpty() && !paragraphs.hasNext()) {
                    return false;
                }
                if (peeked.isEmpty()) {
                    paragraph = paragraphs.next().iterator();
                }
                rest = peeked;
                restEnd = peekedEnd;
                peeked = "";
            }
            return true;
        }

        /** Reads the next sentence of the paragraph that has a sound. */
        private void peek() {
            while (peeked.isEmpty() && paragraph.hasNext()) {
                String sentence = paragraph.next();
                peekedEnd = ends.next();
                String phonemes = Vocabulary.known(phonemizer.phonemize(sentence, language));
                if (Vocabulary.anySounds(phonemes)) {
                    peeked = phonemes;
                } else {
                    LOGGER.log(Level.DEBUG, "{0} characters without a sound are left out", sentence.length());
                }
            }
        }
    }
}
