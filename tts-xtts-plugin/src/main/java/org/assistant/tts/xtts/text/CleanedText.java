package org.assistant.tts.xtts.text;

/**
 * A sentence or a piece of several, in the network's spelling.
 *
 * @param end of what is said of the text that it was made of, once this was heard: an index of UTF-16 units behind a sentence
 * @param endsParagraph whether a paragraph ends with it and another one follows
 */
record CleanedText(String text, int end, boolean endsParagraph) {

    /** This and what follows it, as one. */
    CleanedText with(CleanedText next) {
        return new CleanedText(text + " " + next.text, next.end, next.endsParagraph);
    }

    /** This at the end of a paragraph. */
    CleanedText beforeParagraph() {
        return new CleanedText(text, end, true);
    }
}
