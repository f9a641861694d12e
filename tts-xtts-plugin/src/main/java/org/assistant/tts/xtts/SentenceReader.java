package org.assistant.tts.xtts;

import java.util.List;
import org.assistant.tts.spi.SentenceReading;

/** Says what the network would be given. Safe for use by many threads. */
@FunctionalInterface
interface SentenceReader {

    /**
     * The pieces of {@code text} in order, each as a sentence.
     *
     * @param language one of the codes of the model
     * @param normalize whether figures, signs and short forms are put into words first
     * @throws org.assistant.tts.spi.TTSException.InvalidRequest if nothing in it can be spoken
     */
    List<SentenceReading> readings(String text, String language, boolean normalize);
}
