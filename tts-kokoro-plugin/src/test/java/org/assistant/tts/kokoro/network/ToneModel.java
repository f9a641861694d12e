package org.assistant.tts.kokoro.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.assistant.tts.spi.TTSException;

/**
 * A network without weights: every sounding token is a tone of its own pitch; paddings and punctuation are silent. Records its
 * input.
 */
public final class ToneModel implements AcousticModel {

    static final int PADDING_FRAMES = 12;
    static final int MARK_FRAMES = 6;
    static final int SOUND_FRAMES = 4;

    private final List<Integer> spoken = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean closed;

    /** The number of tokens of each piece, without paddings, in the order of the runs. */
    public List<Integer> spoken() {
        return List.copyOf(spoken);
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public PieceSound speak(long[] tokens, float[] style, float speed) {
        if (Thread.currentThread().isInterrupted()) {
            throw new TTSException.Cancelled(null);
        }
        if (closed) {
            throw new IllegalStateException("spoken with after it was closed");
        }
        spoken.add(tokens.length - 2);
        long[] frames = new long[tokens.length];
        int length = 0;
        for (int i = 0; i < tokens.length; i++) {
            int natural = tokens[i] == 0 ? PADDING_FRAMES : tokens[i] <= 16 ? MARK_FRAMES : SOUND_FRAMES;
            frames[i] = Math.max(1, Math.round(natural / speed));
            length += (int) frames[i] * PieceSound.FRAME;
        }
        return new PieceSound(samples(tokens, frames, length), frames);
    }

    private static float[] samples(long[] tokens, long[] frames, int length) {
        float[] samples = new float[length];
        int at = 0;
        for (int i = 0; i < tokens.length; i++) {
            int end = at + (int) frames[i] * PieceSound.FRAME;
            for (; at < end; at++) {
                double phase = 2 * Math.PI * (100 + 3 * tokens[i]) * at / PieceSound.SAMPLE_RATE;
                samples[at] = tokens[i] <= 16 ? 0 : (float) (0.3 * Math.sin(phase));
            }
        }
        return samples;
    }

    @Override
    public void close() {
        closed = true;
    }
}
