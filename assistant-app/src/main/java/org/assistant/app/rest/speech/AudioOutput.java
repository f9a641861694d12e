package org.assistant.app.rest.speech;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.assistant.app.rest.body.ClientGone;
import org.assistant.tts.audio.AudioEncoder;
import org.assistant.tts.audio.AudioFormat;
import org.assistant.tts.spi.Pcm;

/** Encoded audio, flushed piece by piece. Nothing is written before the first piece, not even a header. */
public final class AudioOutput implements AutoCloseable {

    private final AudioFormat format;
    private final Rendition rendition;
    private final Tap out;
    private AudioEncoder encoder;

    public AudioOutput(AudioFormat format, Rendition rendition, OutputStream out) {
        this.format = format;
        this.rendition = rendition;
        this.out = new Tap(out);
    }

    /** Whether a byte may have been sent. */
    boolean started() {
        return encoder != null;
    }

    /**
     * Encodes {@code piece} and sends it.
     *
     * @throws ClientGone if the client is gone
     */
    public void write(Pcm piece) {
        try {
            if (encoder == null) {
                encoder = format.encoder(out, piece.sampleRate(), rendition.rate());
            }
            encoder.write(rendition.atVolume(piece));
            out.flush();
        } catch (IOException e) {
            throw new ClientGone(e);
        }
    }

    /** Writes what the encoder still holds, since the audio is complete. */
    public void finish() {
        AudioEncoder last = encoder;
        encoder = null;
        try {
            last.close();
        } catch (IOException e) {
            throw new ClientGone(e);
        }
    }

    /** Frees the encoder. Audio that was not {@link #finish finished} gets no end. */
    @Override
    public void close() throws IOException {
        if (encoder != null) {
            out.shut = true;
            encoder.close();
        }
    }

    /** Passes bytes on until it is shut. */
    private static final class Tap extends FilterOutputStream {
        private boolean shut;

        Tap(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            if (!shut) {
                out.write(b);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!shut) {
                out.write(bytes, from, length);
            }
        }

        @Override
        public void flush() throws IOException {
            if (!shut) {
                out.flush();
            }
        }
    }
}
