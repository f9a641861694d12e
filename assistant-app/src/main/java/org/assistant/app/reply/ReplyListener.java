package org.assistant.app.reply;

import org.assistant.tts.spi.Pcm;

/**
 * Hears a reply grow. Called by two threads, never by both at once; what it throws ends reply and speech. A slow listener
 * slows both.
 */
public interface ReplyListener {

    /** The next piece of the text. */
    void text(String delta);

    /**
     * The next piece of the audio.
     *
     * @param sentence that it belongs to
     */
    void audio(Pcm piece, SpokenSentence sentence);
}
