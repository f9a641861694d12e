package org.assistant.tts.xtts.conversion.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointVocabulary;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * Sentences that calibrate the vocoder, as tokens of a checkpoint. Each token is the longest that fits, from left to right, which
 * for such texts is close enough to an engine's tokenizer. Immutable.
 */
final class CalibrationTexts {

    /** Most tokens of a text: enough for a few seconds of speech. */
    private static final int MOST_TOKENS = 60;

    /** Longest token to look for. */
    private static final int MOST_LETTERS = 12;

    /** A sentence, cleaned as an engine cleans it. */
    private record Sentence(String language, String text) {}

    private static final List<Sentence> SENTENCES = List.of(
            new Sentence("en", "the train to the coast leaves at noon, and nobody wants to miss the view of the bay."),
            new Sentence("de", "wir haben gestern lange im garten gesessen, bis es plötzlich anfing zu regnen."),
            new Sentence("es", "¿has visto las llaves? creo que las dejé encima de la mesa de la cocina."),
            new Sentence("fr", "chaque matin, elle achète du pain frais et un journal au coin de la rue."),
            new Sentence("it", "domani andremo al mercato, perché i pomodori sono buoni e costano poco!"),
            new Sentence("en", "why did they shout so loudly? she just shook her head, and went on with her work."),
            new Sentence("en", "five thousand people watched the boats, while a choir sang on the old stone bridge."),
            new Sentence("de", "achtzig zwölfjährige spielten fußball; danach gab es saft, kuchen und obst."));

    private final CheckpointVocabulary vocabulary;
    private final XttsDimensions dimensions;

    CalibrationTexts(CheckpointVocabulary vocabulary, XttsDimensions dimensions) {
        this.vocabulary = vocabulary;
        this.dimensions = dimensions;
    }

    /** The number of texts. */
    int count() {
        return SENTENCES.size();
    }

    /**
     * Returns the tokens of a text, first the language if the checkpoint has a token for it; characters without a token are left
     * out.
     */
    List<Integer> ids(int index) {
        Sentence sentence = SENTENCES.get(index);
        List<Integer> ids = new ArrayList<>();
        vocabulary.find("[" + sentence.language() + "]").ifPresent(ids::add);
        String text = sentence.text();
        for (int at = 0; at < text.length(); ) {
            at += add(text, at, ids);
        }
        return List.copyOf(ids.subList(0, Math.min(ids.size(), Math.min(MOST_TOKENS, dimensions.mostTextTokens()))));
    }

    /** Adds the token at {@code at}, if there is one, and returns the number of letters to advance. */
    private int add(String text, int at, List<Integer> ids) {
        if (text.charAt(at) == ' ') {
            vocabulary.find("[SPACE]").ifPresent(ids::add);
            return 1;
        }
        for (int length = Math.min(MOST_LETTERS, text.length() - at); length > 0; length--) {
            Optional<Integer> id = vocabulary.find(text.substring(at, at + length));
            if (id.isPresent()) {
                ids.add(id.get());
                return length;
            }
        }
        return 1;
    }
}
