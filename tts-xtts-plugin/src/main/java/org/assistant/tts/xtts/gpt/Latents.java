package org.assistant.tts.xtts.gpt;

import java.util.Optional;
import org.assistant.tts.spi.TTSException;

/** The latents of one text, one after the other as they are made. For one thread; closing it ends what is being made. */
public interface Latents extends AutoCloseable {

    /**
     * Waits for the next latent.
     *
     * @return [width], owned by the caller; nothing after the last
     * @throws TTSException.Cancelled if the thread was interrupted
     * @throws TTSException.SynthesisFailed if the network failed on this text
     * @throws TTSException.EngineUnavailable if the network was closed meanwhile
     */
    Optional<float[]> next();

    /** Whether the speech was cut because it had lost its way, so that it does not end by itself. Known after the last latent. */
    default boolean isCut() {
        return false;
    }

    /** Ends what is being made; does not wait for that. Idempotent. */
    @Override
    void close();

    /**
     * Waits, after {@link #close}, until no native run works on this text; an interrupt does not shorten that.
     *
     * @return false if one still did when patience was at its end
     */
    default boolean awaitEnd() {
        return true;
    }
}
