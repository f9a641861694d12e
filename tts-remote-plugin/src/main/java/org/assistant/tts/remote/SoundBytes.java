package org.assistant.tts.remote;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.assistant.tts.audio.signal.Resampler;
import org.assistant.tts.spi.Pcm;

/**
 * Decodes the bytes of a response, however they are split, into sound at one rate: raw little-endian samples of 16 bits, or a
 * WAV file of them, which is recognised by its first bytes. For one response. Not thread-safe.
 */
final class SoundBytes {

    private static final int INTEGERS = 1;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int RIFF_BYTES = 12;
    private static final int CHUNK_HEAD_BYTES = 8;
    private static final int SHORTEST_FORMAT_BYTES = 16;

    /** A header has some 44 bytes; with more than this before the samples, it is something else. */
    private static final int LONGEST_HEAD = 1 << 16;

    private final int rate;
    private ByteBuffer waiting = ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
    private int sourceRate;
    private int channels = 1;
    private boolean begun;
    private Resampler resampler; // null where the rates are the same

    /**
     * @param sourceRate of raw samples, in hertz
     * @param rate of the sound, in hertz
     */
    SoundBytes(int sourceRate, int rate) {
        this.sourceRate = sourceRate;
        this.rate = rate;
    }

    /**
     * Adds the next bytes.
     *
     * @return the samples that are complete now; may be empty
     * @throws IOException if this is a WAV file of an unsupported kind
     */
    Pcm push(ByteBuffer bytes) throws IOException {
        append(bytes);
        if (!begun && !begin()) {
            return Pcm.of(new float[0], rate);
        }
        float[] samples = new float[waiting.remaining() / (Short.BYTES * channels)];
        for (int i = 0; i < samples.length; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += waiting.getShort() / 0x1p15f;
            }
            samples[i] = sum / channels;
        }
        Pcm sound = Pcm.of(samples, sourceRate);
        return resampler == null ? sound : resampler.push(sound);
    }

    /**
     * Returns the rest of the sound.
     *
     * @throws IOException if the bytes end within a sample
     */
    Pcm finish() throws IOException {
        if (waiting.hasRemaining()) {
            throw new IOException("the sound ends within a sample");
        }
        return resampler == null ? Pcm.of(new float[0], rate) : resampler.finish();
    }

    private void append(ByteBuffer bytes) {
        ByteBuffer both =
                ByteBuffer.allocate(waiting.remaining() + bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        waiting = both.put(waiting).put(bytes).flip();
    }

    /** Reads the header, if there is one; false while it is incomplete. */
    private boolean begin() throws IOException {
        if (waiting.remaining() < 4) {
            return false;
        }
        if (name(waiting.position()).equals("RIFF") && !readHead()) {
            return false;
        }
        begun = true;
        if (sourceRate != rate) {
            resampler = new Resampler(sourceRate, rate);
        }
        return true;
    }

    /** Reads the header and moves to the first sample. */
    private boolean readHead() throws IOException {
        int at = waiting.position() + RIFF_BYTES;
        boolean formatKnown = false;
        while (at + CHUNK_HEAD_BYTES <= waiting.limit()) {
            String chunk = name(at);
            long size = waiting.getInt(at + 4) & 0xFFFFFFFFL;
            at += CHUNK_HEAD_BYTES;
            if (chunk.equals("data")) {
                if (!formatKnown) {
                    throw new IOException("the WAV file has samples before their format");
                }
                waiting.position(at);
                return true;
            }
            if (size > LONGEST_HEAD) {
                throw new IOException("the WAV file has a chunk of " + size + " bytes before its samples");
            }
            if (chunk.equals("fmt ") && at + SHORTEST_FORMAT_BYTES <= waiting.limit()) {
                readFormat(at);
                formatKnown = true;
            }
            at += Math.toIntExact(size + (size & 1)); // chunks begin at even bytes
        }
        if (at - waiting.position() > LONGEST_HEAD) {
            throw new IOException("the WAV file has no samples");
        }
        return false;
    }

    private void readFormat(int at) throws IOException {
        int tag = waiting.getShort(at) & 0xFFFF;
        int bits = waiting.getShort(at + 14) & 0xFFFF;
        channels = waiting.getShort(at + 2) & 0xFFFF;
        sourceRate = waiting.getInt(at + 4);
        boolean known = (tag == INTEGERS || tag == EXTENSIBLE) && bits == Short.SIZE;
        if (!known || channels < 1 || !isUsual(sourceRate)) {
            throw new IOException("the WAV file has " + channels + " channels of " + bits + " bits and encoding " + tag
                    + " at " + sourceRate + " Hz; only integers of 16 bits are supported");
        }
    }

    /** Whether {@code rate}, in hertz, is from 8 kHz (telephone) to 192 kHz (studio), which {@link Resampler} can change. */
    static boolean isUsual(int rate) {
        return rate >= 8_000 && rate <= 192_000;
    }

    private String name(int at) {
        byte[] name = new byte[4];
        waiting.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
