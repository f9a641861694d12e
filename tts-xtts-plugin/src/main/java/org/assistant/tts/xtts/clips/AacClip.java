package org.assistant.tts.xtts.clips;

import java.io.IOException;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import net.sourceforge.jaad.aac.Decoder;
import net.sourceforge.jaad.aac.Receiver;

/** Decodes the AAC in an M4A file. */
final class AacClip {

    private static final double FULL_SCALE = 0x1p15;

    /**
     * Silenced, since the library warns of each damaged frame and of each with temporal noise shaping, which it ignores;
     * recordings would fill the log. Some of its classes set their own level, so the handlers are removed too.
     */
    private static final Logger LIBRARY = Logger.getLogger("jaad");

    static {
        LIBRARY.setLevel(Level.OFF);
        LIBRARY.setUseParentHandlers(false);
    }

    private AacClip() {}

    /** @throws IOException as {@link ClipFormat#decode} */
    static void decode(byte[] bytes, MonoSamples samples) throws IOException {
        Mp4AudioTrack track = Mp4AudioTrack.of(bytes);
        Decoder decoder = Decoder.create(track.configuration());
        Frame frame = new Frame();
        while (track.hasNext() && !samples.isFull()) {
            frame.channels = List.of();
            decoder.decodeFrame(track.next(), frame);
            if (frame.channels.isEmpty()) {
                throw new IOException("it is damaged");
            }
            samples.format(frame.channels.size(), frame.sampleRate);
            for (int i = 0; i < frame.length; i++) {
                double sum = 0;
                for (float[] channel : frame.channels) {
                    sum += channel[i];
                }
                samples.add(sum / FULL_SCALE);
            }
        }
    }

    /** Keeps the decoder's latest output. */
    private static final class Frame implements Receiver {
        private List<float[]> channels = List.of();
        private int length;
        private int sampleRate;

        @Override
        public void accept(List<float[]> channels, int length, int sampleRate) {
            this.channels = channels;
            this.length = length;
            this.sampleRate = sampleRate;
        }
    }
}
