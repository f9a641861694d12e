package org.assistant.tts.xtts.gpt;

import java.util.Optional;
import org.assistant.tts.spi.TTSException;

/** The latents of one text, one after the other as they are made. For one thread; closing it ends the decoding. */
public interface Latents extends AutoCloseable {

    /**
     * Waits for the next latent.
     *
     * @return [width], owned by the caller; empty after the last
     * @throws TTSException.Cancelled if the thread was interrupted
     * @throws TTSException.SynthesisFailed if the network failed on this text
     * @throws TTSException.EngineUnavailable if the network was closed meanwhile
     */
    Optional<float[]> next();

    /** Whether the speech was cut because it lost its way, so that it has no natural end. Known after the last latent. */
    default boolean isCut() {
        return false;
    }

    /** Ends the decoding without waiting for it. Idempotent. */
    @Override
    void close();

    /**
     * Waits, after {@link #close}, until no native run works on this text; an interrupt does not shorten the wait.
     *
     * @return false if a run still did when the time limit was reached
     */
    default boolean awaitEnd() {
        return true;
    }
}
