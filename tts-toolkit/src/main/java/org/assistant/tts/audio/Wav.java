package org.assistant.tts.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.assistant.tts.spi.Pcm;

/** Reads the usual kinds of WAV files and writes 16-bit mono. Stateless, thread-safe. */
public final class Wav {

    private static final int HEADER_BYTES = 44;
    private static final int BYTES_PER_SAMPLE = 2;

    /** The size of a chunk whose end isn't known yet, as ffmpeg and sox write it to a pipe and accept it. */
    private static final int UNKNOWN_SIZE = 0xFFFFFFFF;

    private Wav() {}

    /**
     * Reads one WAV file: 8, 16, 24 or 32-bit integers or 32-bit floats, any rate, any number of channels; the
     * channels are averaged. A file that was cut short, or streamed without a length, is read up to its end.
     *
     * @param in read but not closed
     * @param mostSamples the most samples of each channel that are read; the rest of the file is ignored
     * @throws IOException if reading failed, or the bytes are not a WAV file of a kind named above
     */
    public static Pcm read(InputStream in, int mostSamples) throws IOException {
        return WavReader.read(in, mostSamples);
    }

    /** Returns a whole file: 16-bit mono, with lengths in the header. */
    public static byte[] write(Pcm pcm) {
        byte[] samples = Pcm16.littleEndian(Pcm16.of(pcm));
        byte[] file = new byte[Math.addExact(HEADER_BYTES, samples.length)];
        System.arraycopy(
                header(pcm.sampleRate(), samples.length, HEADER_BYTES - 8 + samples.length), 0, file, 0, HEADER_BYTES);
        System.arraycopy(samples, 0, file, HEADER_BYTES, samples.length);
        return file;
    }

    /** Returns the 44 bytes before an unknown number of 16-bit mono samples; both sizes are {@code 0xFFFFFFFF}. */
    public static byte[] streamingHeader(int sampleRate) {
        return header(sampleRate, UNKNOWN_SIZE, UNKNOWN_SIZE);
    }

    private static byte[] header(int sampleRate, int dataBytes, int riffBytes) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(riffBytes)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) WavReader.INTEGERS)
                .putShort((short) 1)
                .putInt(sampleRate)
                .putInt(sampleRate * BYTES_PER_SAMPLE)
                .putShort((short) BYTES_PER_SAMPLE)
                .putShort((short) (8 * BYTES_PER_SAMPLE))
                .put(ascii("data"))
                .putInt(dataBytes)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
