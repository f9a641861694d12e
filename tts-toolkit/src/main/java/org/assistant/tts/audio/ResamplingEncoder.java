package org.assistant.tts.audio;

import java.io.IOException;
import org.assistant.tts.audio.signal.Resampler;
import org.assistant.tts.spi.Pcm;

/** Resamples audio for an encoder whose format doesn't support its sample rate. */
final class ResamplingEncoder implements AudioEncoder {

    private final Resampler resampler;
    private final AudioEncoder encoder;
    private boolean closed;

    ResamplingEncoder(Resampler resampler, AudioEncoder encoder) {
        this.resampler = resampler;
        this.encoder = encoder;
    }

    @Override
    public void write(Pcm piece) throws IOException {
        encoder.write(resampler.push(piece));
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (encoder) {
                encoder.write(resampler.finish());
            }
        }
    }
}
