package org.assistant.tts.xtts.conversion.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assistant.tts.xtts.conversion.checkpoint.CheckpointVocabulary;
import org.assistant.tts.xtts.model.XttsDimensions;

/**
 * Sentences that calibrate the vocoder, as tokens of a checkpoint. Tokens are the longest that fit from left to right, which for
 * such texts is near enough to what the tokenizer of an engine makes. Immutable.
 */
final class CalibrationTexts {

    /** Most tokens of a text: the network reads no more than it needs to speak some seconds. */
    private static final int MOST_TOKENS = 60;

    /** Longest token that is looked for. */
    private static final int MOST_LETTERS = 12;

    /** A sentence, cleaned as an engine does it. */
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

    /** How many there are. */
    int count() {
        return SENTENCES.size();
    }

    /** Tokens of a text, the language first if the checkpoint has one for it; what it has no token for is left out. */
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

    /** Adds the token that stands at {@code at}, if there is one; gives the letters that are behind us then. */
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
