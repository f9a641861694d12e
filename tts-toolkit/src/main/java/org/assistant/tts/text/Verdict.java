package org.assistant.tts.text;

/**
 * Whether a sentence ends at a mark.
 *
 * @param kind the answer; once it isn't {@code OPEN}, more text does not change it
 * @param position {@code END}: where the sentence ends; {@code NO_END}: where to look on
 */
record Verdict(Kind kind, int position) {

    /** What follows is needed for an answer. */
    static final Verdict OPEN = new Verdict(Kind.OPEN, -1);

    /** The answers. */
    enum Kind {
        END,
        NO_END,
        OPEN
    }

    static Verdict of(boolean ends, int position) {
        return ends ? end(position) : noEnd(position);
    }

    static Verdict end(int position) {
        return new Verdict(Kind.END, position);
    }

    static Verdict noEnd(int position) {
        return new Verdict(Kind.NO_END, position);
    }
}
