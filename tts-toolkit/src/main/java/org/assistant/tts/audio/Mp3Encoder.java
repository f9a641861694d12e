package org.assistant.tts.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import org.assistant.tts.spi.Pcm;

/** Encodes MP3, mono, at a constant bit rate. */
final class Mp3Encoder extends Pcm16Encoder {

    /** In hertz, MPEG-1, 2 and 2.5. */
    static final Set<Integer> SAMPLE_RATES = Set.of(8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000);

    private static final int FASTEST_OF_MPEG_2 = 24000;

    private final LameStream lame;

    Mp3Encoder(OutputStream out, int sampleRate) {
        super(out, sampleRate);
        lame = new LameStream(sampleRate, kilobitsPerSecond(sampleRate), false);
    }

    /** Encodes a whole file. It begins with a frame that gives its length and the encoder's delay and padding. */
    static byte[] file(Pcm pcm) throws IOException {
        LameStream lame = new LameStream(pcm.sampleRate(), kilobitsPerSecond(pcm.sampleRate()), true);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write(lame.encode(Pcm16.of(pcm)));
        stream.write(lame.finish());
        byte[] file = stream.toByteArray();
        byte[] info = lame.infoFrame();
        System.arraycopy(info, 0, file, 0, info.length);
        return file;
    }

    /**
     * 64 kbit/s at 24 kHz is 2.7 bits a sample, twice that of stereo music at 128 kbit/s, and keeps the band of speech 21 dB
     * above the coding noise; the rates of MPEG-1 have up to twice the bandwidth.
     */
    private static int kilobitsPerSecond(int sampleRate) {
        return sampleRate <= FASTEST_OF_MPEG_2 ? 64 : 96;
    }

    @Override
    void encode(short[] samples) throws IOException {
        out().write(lame.encode(samples));
    }

    @Override
    void finish() throws IOException {
        out().write(lame.finish());
    }
}
