package org.assistant.tts.xtts.clips;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.JavaLayerException;
import javazoom.jl.decoder.SampleBuffer;

/** Decodes MP3. */
final class Mp3Clip {

    private static final double FULL_SCALE = 0x1p15;

    private Mp3Clip() {}

    /** @throws IOException as {@link ClipFormat#decode} */
    static void decode(byte[] bytes, MonoSamples samples) throws IOException {
        int start = Id3Tags.end(bytes);
        Bitstream stream = new Bitstream(new ByteArrayInputStream(bytes, start, bytes.length - start));
        Decoder decoder = new Decoder();
        try {
            for (Header header; !samples.isFull() && (header = stream.readFrame()) != null; stream.closeFrame()) {
                if (header.layer() != 3) {
                    throw new IOException("it is layer " + header.layer());
                }
                SampleBuffer frame = (SampleBuffer) decoder.decodeFrame(header, stream);
                int channels = frame.getChannelCount();
                samples.format(channels, frame.getSampleFrequency());
                short[] interleaved = frame.getBuffer();
                for (int i = 0; i + channels <= frame.getBufferLength(); i += channels) {
                    int sum = interleaved[i] + (channels > 1 ? interleaved[i + 1] : 0);
                    samples.add(sum / FULL_SCALE);
                }
            }
        } catch (JavaLayerException e) {
            throw new IOException("it is damaged", e);
        }
    }
}
