package org.assistant.tts.audio;

import java.io.IOException;
import java.io.OutputStream;

/** Writes 16-bit little-endian samples without a header. */
final class PcmEncoder extends Pcm16Encoder {

    PcmEncoder(OutputStream out, int sampleRate) {
        super(out, sampleRate);
    }

    @Override
    void encode(short[] samples) throws IOException {
        out().write(Pcm16.littleEndian(samples));
    }

    @Override
    void finish() {}
}
