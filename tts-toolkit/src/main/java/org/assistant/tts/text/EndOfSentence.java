package org.assistant.tts.text;

/**
 * Whether a sentence ends at a mark.
 *
 * @param kind the answer; once it isn't {@code OPEN}, more text does not change it
 * @param position {@code END}: where the sentence ends; {@code NO_END}: where to look on
 */
record EndOfSentence(Kind kind, int position) {

    /** What follows is needed for an answer. */
    static final EndOfSentence OPEN = new EndOfSentence(Kind.OPEN, -1);

    /** The answers. */
    enum Kind {
        END,
        NO_END,
        OPEN
    }

    static EndOfSentence of(boolean ends, int position) {
        return ends ? end(position) : noEnd(position);
    }

    static EndOfSentence end(int position) {
        return new EndOfSentence(Kind.END, position);
    }

    static EndOfSentence noEnd(int position) {
        return new EndOfSentence(Kind.NO_END, position);
    }
}
