package org.assistant.tts.spi;

/**
 * The part of a text that has been spoken once a piece of sound was heard.
 *
 * @param upTo the end, exclusive, of the part of {@link SpeechRequest#text} that has been spoken completely once the piece was
 *     heard: the index of the UTF-16 unit after a sentence. If the piece ends within a sentence, this is the end of the
 *     sentence before
 */
public record Said(int upTo) {

    public Said {
        if (upTo < 0) {
            throw new IllegalArgumentException("upTo must not be negative, was " + upTo);
        }
    }
}
