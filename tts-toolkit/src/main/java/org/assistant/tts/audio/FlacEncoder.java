package org.assistant.tts.audio;

import java.io.IOException;
import java.io.OutputStream;
import net.sourceforge.javaflacencoder.FLACEncoder;
import net.sourceforge.javaflacencoder.FLACOutputStream;
import net.sourceforge.javaflacencoder.FLACStreamOutputStream;
import net.sourceforge.javaflacencoder.StreamConfiguration;
import org.assistant.tts.spi.Pcm;

/** Encodes FLAC, 16-bit mono. A stream gives neither its length nor its checksum, which the format allows. */
final class FlacEncoder extends Pcm16Encoder {

    /** The most samples that wait for the next piece: 85 ms at 24 kHz. */
    private static final int BLOCK_LENGTH = 2048;

    private static final int BITS = 16;

    private final FLACEncoder flac = new FLACEncoder();
    private long taken; // samples so far

    FlacEncoder(OutputStream out, int sampleRate) throws IOException {
        this(out, sampleRate, new FLACStreamOutputStream(out));
    }

    private FlacEncoder(OutputStream out, int sampleRate, FLACOutputStream target) {
        super(out, sampleRate);
        flac.setStreamConfiguration(new StreamConfiguration(1, BLOCK_LENGTH, BLOCK_LENGTH, sampleRate, BITS));
        flac.setOutputStream(target);
    }

    /** Encodes a whole file, with the number of samples, sizes of frames and MD5 in its header. */
    static byte[] file(Pcm pcm) throws IOException {
        SeekableBytes target = new SeekableBytes();
        try (FlacEncoder encoder = new FlacEncoder(OutputStream.nullOutputStream(), pcm.sampleRate(), target)) {
            encoder.write(pcm);
        }
        return target.toByteArray();
    }

    @Override
    void encode(short[] samples) throws IOException {
        if (samples.length == 0) {
            return;
        }
        if (taken == 0) {
            flac.openFLACStream();
        }
        taken += samples.length;
        int[] widened = new int[samples.length];
        for (int i = 0; i < samples.length; i++) {
            widened[i] = samples[i];
        }
        flac.addSamples(widened, widened.length);
        flac.encodeSamples(flac.fullBlockSamplesAvailableToEncode(), false);
    }

    @Override
    void finish() throws IOException {
        if (taken == 0) {
            flac.openFLACStream(); // a header alone is a valid file
        } else {
            // Counted here, since the library fails when it is asked and nothing is left.
            flac.encodeSamples((int) (taken % BLOCK_LENGTH), true);
        }
    }
}
