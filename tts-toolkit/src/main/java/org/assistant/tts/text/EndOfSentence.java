package org.assistant.tts.text;

/**
 * The verdict whether a sentence ends at a mark.
 *
 * @param kind the answer; unless it is {@code OPEN}, more text does not change it
 * @param position {@code END}: the end of the sentence; {@code NO_END}: the position to continue from
 */
record EndOfSentence(Kind kind, int position) {

    /** The answer depends on text that is not known yet. */
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
