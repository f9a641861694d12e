package org.assistant.tts.audio;

import java.io.IOException;
import java.io.OutputStream;

/** Writes a WAV file of unknown length: {@link Wav#streamingHeader}, then the samples. */
final class WavEncoder extends Pcm16Encoder {

    private final byte[] header;
    private boolean begun;

    WavEncoder(OutputStream out, int sampleRate) {
        super(out, sampleRate);
        header = Wav.streamingHeader(sampleRate);
    }

    @Override
    void encode(short[] samples) throws IOException {
        begin();
        out().write(Pcm16.littleEndian(samples));
    }

    @Override
    void finish() throws IOException {
        begin();
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            out().write(header);
        }
    }
}
