package org.assistant.tts.kokoro.voices;

import java.util.List;
import java.util.function.Function;
import org.assistant.tts.kokoro.text.KokoroLanguage;

/**
 * A mixture of voices with their shares, such as {@code af_bella(2)+af_sky(1)}. Voices of different languages may be mixed.
 *
 * @param terms at least one; their shares add up to 1
 */
public record VoiceExpression(List<Term> terms) {

    /**
     * One voice of the mixture.
     *
     * @param voice id of a voice of the {@link VoiceCatalogue}
     * @param share of the whole; below 0 for a voice that is subtracted
     */
    public record Term(String voice, double share) {}

    /** Copies the terms. */
    public VoiceExpression {
        terms = List.copyOf(terms);
    }

    /** The voice with the largest share, the first one among equals. */
    public Term heaviest() {
        Term heaviest = terms.get(0);
        for (Term term : terms) {
            heaviest = term.share() > heaviest.share() ? term : heaviest;
        }
        return heaviest;
    }

    /** The language of the {@link #heaviest} voice. */
    public KokoroLanguage language() {
        return VoiceCatalogue.language(heaviest().voice());
    }

    /**
     * The style of a piece: the mean of the voices' styles, weighted by their shares.
     *
     * @param packs returns the pack of a voice id
     * @param tokens number of tokens of the piece, 1 to 510
     * @return shape [256]; owned by the caller
     */
    public float[] style(Function<String, VoicePack> packs, int tokens) {
        float[] style = new float[VoicePack.STYLE];
        for (Term term : terms) {
            float[] part = packs.apply(term.voice()).style(tokens);
            for (int i = 0; i < style.length; i++) {
                style[i] += (float) (term.share() * part[i]);
            }
        }
        return style;
    }
}
