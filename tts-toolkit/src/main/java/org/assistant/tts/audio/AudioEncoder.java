package org.assistant.tts.audio;

import java.io.IOException;
import org.assistant.tts.spi.Pcm;

/**
 * Writes one stream of audio in one format to one {@link java.io.OutputStream}, which it flushes but never closes. Used by
 * one thread at a time; any number of encoders may work at once.
 *
 * <p>How the audio is cut into pieces has no influence on the bytes as a whole.
 */
public interface AudioEncoder extends AutoCloseable {

    /**
     * Adds {@code piece} and flushes the whole frames of the format; the rest, at most 0.2 s, waits for the next piece.
     *
     * @param piece at the sample rate that the encoder was made for
     * @throws IOException if the stream could not be written, the encoder failed or was closed before
     */
    void write(Pcm piece) throws IOException;

    /**
     * Writes the samples that still wait and the end of the format, then flushes. Idempotent.
     *
     * @throws IOException if the stream could not be written, or the encoder failed
     */
    @Override
    void close() throws IOException;
}
