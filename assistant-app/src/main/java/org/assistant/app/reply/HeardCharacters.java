package org.assistant.app.reply;

import java.util.function.IntConsumer;
import org.assistant.tts.spi.Pcm;

/**
 * Counts the characters of a reply, each sentence when its audio begins. A reply that is cut off counts up to the sentence that
 * was being heard.
 */
public final class HeardCharacters implements ReplyListener {

    private final ReplyListener listener;
    private final IntConsumer heard;
    private int sentences;

    /**
     * @param listener gets all calls
     * @param heard gets the number of characters of each sentence before its audio; what it throws ends the reply
     */
    public HeardCharacters(ReplyListener listener, IntConsumer heard) {
        this.listener = listener;
        this.heard = heard;
    }

    @Override
    public void begun(long utterance) {
        listener.begun(utterance);
    }

    @Override
    public void text(String delta) {
        listener.text(delta);
    }

    @Override
    public void hold() {
        listener.hold();
    }

    @Override
    public void audio(Pcm piece, SpokenSentence sentence) {
        if (sentence.number() >= sentences) {
            sentences = sentence.number() + 1;
            heard.accept(sentence.text().length());
        }
        listener.audio(piece, sentence);
    }
}
