package org.assistant.app.reply;

import org.assistant.tts.spi.Pcm;

/**
 * Gets a reply while it is made. Called by two threads, never by both at once except for {@link #hold}. What it throws ends
 * writing and speech; a slow listener slows both.
 */
public interface ReplyListener {

    /**
     * The first call: speaking begins.
     *
     * @param utterance its number, by which {@link org.assistant.tts.speech.utterance.Utterances#cancel} ends it
     */
    default void begun(long utterance) {}

    /** The next piece of the text. */
    void text(String delta);

    /**
     * Waits until more audio is wanted; called before each piece. Unlike the other calls it may run at the same time as {@link
     * #text}, so that waiting delays no text.
     */
    default void hold() {}

    /**
     * The next piece of the audio.
     *
     * @param sentence that it belongs to
     */
    void audio(Pcm piece, SpokenSentence sentence);
}
