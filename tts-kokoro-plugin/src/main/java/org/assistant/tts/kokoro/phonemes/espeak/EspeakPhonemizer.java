package org.assistant.tts.kokoro.phonemes.espeak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assistant.tts.kokoro.phonemes.PhonemizedText;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.text.KokoroLanguage;
import org.assistant.tts.spi.WordReading;

/**
 * Phonemes by eSpeak NG, with the punctuation.
 *
 * <p>The text is split at its punctuation; each stretch between goes to eSpeak NG alone, its IPA is converted to the symbols that
 * Kokoro was trained on, and the punctuation is put back.
 */
public final class EspeakPhonemizer implements Phonemizer, AutoCloseable {

    private static final String MARKS = ";:,.!?¡¿—…\"«»“”(){}[]";

    /** Our build of eSpeak NG says "real" for this sign; 1.52.0, which made the reference, adds this word. */
    private static final String REAL_SIGN = "R$ dôlar";

    private final Espeak espeak;
    private final UnaryOperator<String> vocabulary;

    /**
     * Creates a phonemizer on {@code espeak}.
     *
     * @param espeak closed with this phonemizer
     * @param vocabulary removes symbols that the network does not know from the finished phonemes
     */
    public EspeakPhonemizer(Espeak espeak, UnaryOperator<String> vocabulary) {
        this.espeak = espeak;
        this.vocabulary = vocabulary;
    }

    @Override
    public String phonemize(String text, KokoroLanguage language) {
        return read(text, language).phonemes();
    }

    /** A stretch for which eSpeak NG returns fewer words than it has counts as one word. */
    @Override
    public PhonemizedText read(String text, KokoroLanguage language) {
        List<WordReading> words = new ArrayList<>();
        StringBuilder phonemes = new StringBuilder(text.length() * 2);
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (MARKS.indexOf(character) >= 0 && !isInNumber(text, i, language)) {
                append(phonemes, words, text.substring(start, i), language);
                if (isInnerStop(text, i)) {
                    appendSpace(phonemes);
                } else {
                    phonemes.append(mark(character, phonemes, language));
                }
                start = i + 1;
            }
        }
        append(phonemes, words, text.substring(start), language);
        return new PhonemizedText(text, vocabulary.apply(phonemes.toString().strip()), words);
    }

    /** Only for English: the reference splits the decimals of the other languages in two, and so does this. */
    private static boolean isInNumber(String text, int at, KokoroLanguage language) {
        return language.isEnglish()
                && ".,".indexOf(text.charAt(at)) >= 0
                && at > 0
                && Character.isDigit(text.charAt(at - 1))
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1));
    }

    /** Whether the dot at {@code at} belongs to an abbreviation or an address, because the sentence goes on after it. */
    private static boolean isInnerStop(String text, int at) {
        if (text.charAt(at) != '.' || at + 1 >= text.length() || (at > 0 && text.charAt(at - 1) == '.')) {
            return false;
        }
        char next = text.charAt(at + 1);
        if (Character.isLetterOrDigit(next)) {
            return true;
        }
        return next == ' '
                && at + 2 < text.length()
                && (Character.isLowerCase(text.charAt(at + 2)) || Character.isDigit(text.charAt(at + 2)));
    }

    /** Adds the phonemes of a stretch without punctuation, with a space for white space at either end. */
    private void append(StringBuilder phonemes, List<WordReading> words, String stretch, KokoroLanguage language) {
        if (stretch.isEmpty()) {
            return;
        }
        if (Character.isWhitespace(stretch.charAt(0))) {
            appendSpace(phonemes);
        }
        String text = language == KokoroLanguage.BRAZILIAN_PORTUGUESE ? stretch.replace("R$", REAL_SIGN) : stretch;
        for (String piece : EspeakText.pieces(text, language)) {
            String signs = KokoroSigns.of(espeak.phonemes(language.espeakVoice(), piece), language);
            if (!signs.isEmpty()) {
                phonemes.append(signs);
                appendSpace(phonemes);
            }
            words.addAll(PhonemizedText.whole(piece, vocabulary.apply(signs), PhonemizedText.ESPEAK)
                    .words());
        }
        boolean spaced = !phonemes.isEmpty() && phonemes.charAt(phonemes.length() - 1) == ' ';
        if (spaced && !Character.isWhitespace(stretch.charAt(stretch.length() - 1))) {
            phonemes.setLength(phonemes.length() - 1);
        }
    }

    private static void appendSpace(StringBuilder phonemes) {
        if (!phonemes.isEmpty() && phonemes.charAt(phonemes.length() - 1) != ' ') {
            phonemes.append(' ');
        }
    }

    /** Kokoro learnt English with directed quotation marks; guillemets are directed in every language. */
    private static char mark(char mark, StringBuilder before, KokoroLanguage language) {
        if (mark == '«') {
            return '“';
        } else if (mark == '»') {
            return '”';
        } else if (mark == '"' && language.isEnglish()) {
            boolean opens = before.isEmpty() || " (—".indexOf(before.charAt(before.length() - 1)) >= 0;
            return opens ? '“' : '”';
        }
        return mark;
    }

    @Override
    public void close() {
        espeak.close();
    }
}
