package org.assistant.tts.kokoro.phonemes.espeak;

/** eSpeak NG as a source of phonemes, wherever it runs. Thread-safe. */
@FunctionalInterface
public interface Espeak extends AutoCloseable {

    /**
     * Returns eSpeak NG's phonemes for a text without punctuation.
     *
     * @param voice identifier such as {@code roa/fr}
     * @param text up to 400 characters without line feeds
     * @return IPA with stress marks; parts of one sound are joined by U+0361
     * @throws org.assistant.tts.spi.TTSException.SynthesisFailed if eSpeak NG fails on this text
     * @throws org.assistant.tts.spi.TTSException.EngineUnavailable if eSpeak NG can't be started or is closed
     * @throws org.assistant.tts.spi.TTSException.Cancelled if the thread was interrupted
     */
    String phonemes(String voice, String text);

    @Override
    default void close() {}
}
