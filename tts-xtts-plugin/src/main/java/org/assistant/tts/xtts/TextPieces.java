package org.assistant.tts.xtts;

import java.util.List;
import org.assistant.tts.xtts.text.TextTokens;

/** Cuts text into pieces of tokens. Thread-safe. */
@FunctionalInterface
interface TextPieces {

    /**
     * Returns the pieces of {@code text} in order.
     *
     * @param language one of the codes of the model
     * @param normalize whether numbers, signs and abbreviations are first written out as words
     * @throws org.assistant.tts.spi.TTSException.InvalidRequest if nothing in it can be spoken
     */
    List<TextTokens> pieces(String text, String language, boolean normalize);
}
