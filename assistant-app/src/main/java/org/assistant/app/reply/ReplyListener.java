package org.assistant.app.reply;

import org.assistant.tts.spi.Pcm;

/**
 * Hears a reply grow. Called by two threads, never by both at once but for {@link #hold}; what it throws ends reply and speech. A slow listener
 * slows both.
 */
public interface ReplyListener {

    /**
     * Speaking begins; comes first.
     *
     * @param utterance its number, by which {@link org.assistant.tts.speech.utterance.Utterances#cancel} ends it
     */
    default void begun(long utterance) {}

    /** The next piece of the text. */
    void text(String delta);

    /**
     * Waits while no more audio is wanted yet; called before each piece. Unlike the other calls it may come together with
     * one of {@link #text}, so that waiting holds no text back.
     */
    default void hold() {}

    /**
     * The next piece of the audio.
     *
     * @param sentence that it belongs to
     */
    void audio(Pcm piece, SpokenSentence sentence);
}
