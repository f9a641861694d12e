package org.assistant.tts.xtts.clips;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.assistant.tts.audio.Wav;
import org.assistant.tts.spi.Pcm;

/** The formats of recordings, recognised by their first bytes. */
enum ClipFormat {
    WAV("WAV") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "RIFF") && has(bytes, 8, "WAVE");
        }

        @Override
        void decode(byte[] bytes, MonoSamples samples) throws IOException {
            Pcm mono = Wav.read(new ByteArrayInputStream(bytes), samples.most());
            samples.format(1, mono.sampleRate());
            for (FloatBuffer left = mono.samples(); left.hasRemaining() && !samples.isFull(); ) {
                samples.add(left.get());
            }
        }
    },
    FLAC("FLAC") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "fLaC");
        }

        @Override
        void decode(byte[] bytes, MonoSamples samples) throws IOException {
            FlacDecoder.decode(bytes, samples);
        }
    },
    OGG("Ogg") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 0, "OggS");
        }

        @Override
        void decode(byte[] bytes, MonoSamples samples) throws IOException {
            OggClip.decode(bytes, samples);
        }
    },
    M4A("M4A") {
        @Override
        boolean begins(byte[] bytes) {
            return has(bytes, 4, "ftyp");
        }

        @Override
        void decode(byte[] bytes, MonoSamples samples) throws IOException {
            AacClip.decode(bytes, samples);
        }
    },
    MP3("MP3") {
        @Override
        boolean begins(byte[] bytes) {
            // The sync word of a layer III frame, or an ID3 tag before it.
            return has(bytes, 0, "ID3") || (bytes.length > 1 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xE6) == 0xE2);
        }

        @Override
        void decode(byte[] bytes, MonoSamples samples) throws IOException {
            Mp3Clip.decode(bytes, samples);
        }
    };

    private final String people;

    ClipFormat(String people) {
        this.people = people;
    }

    /** Recognises the format of {@code bytes}. */
    static Optional<ClipFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.begins(bytes)).findFirst();
    }

    /** The name of the format for people. */
    String people() {
        return people;
    }

    abstract boolean begins(byte[] bytes);

    /**
     * Decodes a file until {@code samples} is full.
     *
     * @throws IOException if it is damaged, or of a kind that can't be decoded
     */
    abstract void decode(byte[] bytes, MonoSamples samples) throws IOException;

    private static boolean has(byte[] bytes, int at, String letters) {
        ByteBuffer expected = StandardCharsets.US_ASCII.encode(letters);
        return bytes.length >= at + expected.remaining()
                && ByteBuffer.wrap(bytes, at, expected.remaining()).equals(expected);
    }
}
