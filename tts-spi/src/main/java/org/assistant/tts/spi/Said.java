package org.assistant.tts.spi;

/**
 * What a piece of sound has to do with the text that it was made of.
 *
 * @param upTo the end, exclusive, of the part of {@link SpeechRequest#text} that is wholly said once the piece was heard; an
 *     index of UTF-16 units behind a sentence. What is not known to be said is not counted, so the end of a piece amid a sentence
 *     is that of the sentence before
 */
public record Said(int upTo) {

    public Said {
        if (upTo < 0) {
            throw new IllegalArgumentException("upTo must not be negative, was " + upTo);
        }
    }
}
