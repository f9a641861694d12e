package org.assistant.tts.audio;

import java.io.IOException;
import java.io.OutputStream;
import org.assistant.tts.spi.Pcm;

/** The base of all encoders of 16-bit mono samples: the life cycle and the conversion from floats. */
abstract class Pcm16Encoder implements AudioEncoder {

    private final OutputStream out;
    private final int sampleRate;
    private boolean closed;

    Pcm16Encoder(OutputStream out, int sampleRate) {
        this.out = out;
        this.sampleRate = sampleRate;
    }

    /** Encodes {@code samples} and writes the bytes that are complete. */
    abstract void encode(short[] samples) throws IOException;

    /** Writes the rest of the stream. Called once. */
    abstract void finish() throws IOException;

    /** The stream that the bytes are written to. */
    OutputStream out() {
        return out;
    }

    @Override
    public final void write(Pcm piece) throws IOException {
        if (piece.sampleRate() != sampleRate) {
            throw new IllegalArgumentException(
                    "every piece must be at " + sampleRate + " Hz, was " + piece.sampleRate());
        }
        if (closed) {
            throw new IOException("the encoder was closed");
        }
        encode(Pcm16.of(piece));
        out.flush();
    }

    @Override
    public final void close() throws IOException {
        if (!closed) {
            closed = true;
            finish();
            out.flush();
        }
    }
}
