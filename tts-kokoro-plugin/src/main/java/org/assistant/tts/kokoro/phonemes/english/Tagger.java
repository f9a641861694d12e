package org.assistant.tts.kokoro.phonemes.english;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;
import org.assistant.tts.kokoro.phonemes.english.lexicon.Tag;
import org.assistant.tts.spi.TTSException;

/** Finds the part of speech of each token: OpenNLP's model for English, whose tags {@link Homographs} corrects. */
final class Tagger {

    /** A resource of {@code opennlp-models-pos-en}. */
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";

    private final POSModel model;
    private final Queue<POSTaggerME> idle = new ConcurrentLinkedQueue<>(); // each serves one thread at a time

    private Tagger(POSModel model) {
        this.model = model;
    }

    /**
     * Loads the model from the class path.
     *
     * @throws TTSException.ModelUnavailable if it is missing or can't be read
     */
    static Tagger load() {
        try (InputStream in = Tagger.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new TTSException.ModelUnavailable("opennlp-models-pos-en is not on the class path", null);
            }
            return new Tagger(new POSModel(in));
        } catch (IOException e) {
            throw new TTSException.ModelUnavailable("can't read " + MODEL + ": " + e.getMessage(), e);
        }
    }

    /** Returns {@code tokens} with their tags. */
    List<Tagged> tagged(List<Token> tokens) {
        String[] words = tokens.stream().map(Token::text).toArray(String[]::new);
        POSTaggerME tagger = idle.poll();
        if (tagger == null) {
            tagger = new POSTaggerME(model);
        }
        String[] universal = tagger.tag(words);
        idle.add(tagger);
        List<Tagged> tagged = new ArrayList<>(tokens.size());
        for (int i = 0; i < universal.length; i++) {
            Token token = tokens.get(i);
            tagged.add(new Tagged(token, token.mark() ? Tag.PUNCTUATION : tag(universal[i], words[i])));
        }
        return tagged;
    }

    /** The tag for one of Universal Dependencies. */
    private static Tag tag(String universal, String word) {
        return switch (universal) {
            case "NOUN" -> Tag.NOUN;
            case "PROPN" -> Tag.PROPER_NOUN;
            case "VERB", "AUX" -> Tag.VERB;
            case "ADJ" -> Tag.ADJECTIVE;
            case "ADV" -> Tag.ADVERB;
            case "DET" -> Tag.DETERMINER;
            case "PRON" -> Tag.PRONOUN;
            case "ADP", "SCONJ" -> Tag.PREPOSITION;
            case "NUM" -> Tag.NUMBER;
            case "PART" -> word.equalsIgnoreCase("to") ? Tag.TO : Tag.ADVERB;
            default -> Tag.OTHER;
        };
    }
}
