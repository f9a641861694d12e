package org.assistant.tts.xtts;

import java.util.List;
import org.assistant.tts.spi.SentenceReading;

/** Reports the input that the network would get for a text. Thread-safe. */
@FunctionalInterface
interface SentenceReader {

    /**
     * Returns the pieces of {@code text} in order, each as a sentence.
     *
     * @param language one of the codes of the model
     * @param normalize whether numbers, signs and abbreviations are first written out as words
     * @throws org.assistant.tts.spi.TTSException.InvalidRequest if nothing in it can be spoken
     */
    List<SentenceReading> readings(String text, String language, boolean normalize);
}
