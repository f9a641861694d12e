package org.assistant.tts.xtts.text;

/**
 * One or more sentences, or a part of one, in the network's spelling.
 *
 * @param end how much of the original text has been said once this was heard: an index of UTF-16 units after a sentence
 * @param endsParagraph whether a paragraph ends here and another one follows
 */
record CleanedText(String text, int end, boolean endsParagraph) {

    /** Joins this and the text that follows it. */
    CleanedText with(CleanedText next) {
        return new CleanedText(text + " " + next.text, next.end, next.endsParagraph);
    }

    /** Returns this text as the end of a paragraph. */
    CleanedText beforeParagraph() {
        return new CleanedText(text, end, true);
    }
}
