package org.assistant.tts.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.assistant.tts.spi.Pcm;

/** Reads the chunks of a WAV file and turns its samples into {@link Pcm}. */
final class WavReader {

    /** Format tags of the {@code fmt} chunk; in an extensible one the real tag follows later. */
    static final int INTEGERS = 1;

    private static final int FLOATS = 3;
    private static final int EXTENSIBLE = 0xFFFE;

    private static final int SHORTEST_FORMAT_BYTES = 16;
    private static final int EXTENSIBLE_FORMAT_BYTES = 40;
    private static final int EXTENSIBLE_TAG_AT = 24;

    /** The contents of a {@code fmt} chunk. */
    private record Format(int tag, int channels, int sampleRate, int bits) {

        static Format of(byte[] chunk) throws IOException {
            if (chunk.length < SHORTEST_FORMAT_BYTES) {
                throw new IOException("the format chunk of the WAV file is too short");
            }
            ByteBuffer fields = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
            int tag = fields.getShort(0) & 0xFFFF;
            if (tag == EXTENSIBLE && chunk.length >= EXTENSIBLE_FORMAT_BYTES) {
                tag = fields.getShort(EXTENSIBLE_TAG_AT) & 0xFFFF;
            }
            Format format =
                    new Format(tag, fields.getShort(2) & 0xFFFF, fields.getInt(4), fields.getShort(14) & 0xFFFF);
            if (format.channels < 1 || format.sampleRate < 1) {
                throw new IOException("the WAV file has " + format.channels + " channels at " + format.sampleRate
                        + " Hz, there must be at least one of each");
            }
            boolean known = switch (format.bits) {
                case 8, 16, 24 -> tag == INTEGERS;
                case 32 -> tag == INTEGERS || tag == FLOATS;
                default -> false;
            };
            if (!known) {
                throw new IOException(
                        "a WAV file must hold 8, 16, 24 or 32-bit integers or 32-bit floats, this one has "
                                + format.bits + " bits of encoding " + tag);
            }
            return format;
        }

        int frameBytes() {
            return channels * (bits / 8);
        }
    }

    private WavReader() {}

    /** @throws IOException as {@link Wav#read} */
    static Pcm read(InputStream in, int mostSamples) throws IOException {
        String riff = name(in);
        in.skipNBytes(4);
        if (!riff.equals("RIFF") || !name(in).equals("WAVE")) {
            throw new IOException("this is not a WAV file: it does not begin with RIFF and WAVE");
        }
        Format format = null;
        while (true) {
            String chunk = name(in);
            long size = ByteBuffer.wrap(exactly(in, 4))
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getInt()
                    & 0xFFFFFFFFL;
            if (chunk.equals("data")) {
                if (format == null) {
                    throw new IOException("the WAV file has samples before their format");
                }
                // The largest size stands for "unknown": everything up to the end.
                long most = Math.min(Integer.MAX_VALUE, (long) mostSamples * format.frameBytes());
                return samples(in.readNBytes((int) Math.min(size, most)), format);
            }
            if (chunk.equals("fmt ")) {
                format = Format.of(exactly(in, Math.toIntExact(Math.min(size, 1 << 16))));
                in.skipNBytes(size & 1);
            } else {
                in.skipNBytes(size + (size & 1)); // chunks begin at even bytes
            }
        }
    }

    private static Pcm samples(byte[] bytes, Format format) {
        ByteBuffer data = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] mono = new float[bytes.length / format.frameBytes()];
        for (int i = 0; i < mono.length; i++) {
            float sum = 0;
            for (int channel = 0; channel < format.channels; channel++) {
                sum += sample(data, format);
            }
            mono[i] = sum / format.channels;
        }
        return Pcm.of(mono, format.sampleRate);
    }

    private static float sample(ByteBuffer data, Format format) {
        return switch (format.bits) {
            case 8 -> ((data.get() & 0xFF) - 128) / 128f;
            case 16 -> data.getShort() / 0x1p15f;
            case 24 -> ((data.get() & 0xFF) | (data.get() & 0xFF) << 8 | data.get() << 16) / 0x1p23f;
            default -> format.tag == FLOATS ? finite(data.getFloat()) : data.getInt() / 0x1p31f;
        };
    }

    private static float finite(float sample) {
        return Float.isFinite(sample) ? sample : 0;
    }

    private static String name(InputStream in) throws IOException {
        return new String(exactly(in, 4), StandardCharsets.ISO_8859_1);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new IOException("the WAV file ends before its samples");
        }
        return bytes;
    }
}
