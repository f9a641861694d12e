package org.assistant.tts.audio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.assistant.tts.audio.signal.Resampler;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.TTSException;

/** The formats in which speech can be delivered, all of them mono. Thread-safe. */
public enum AudioFormat {

    /** 16-bit samples in a WAV file. */
    WAV("audio/wav", "wav") {
        @Override
        AudioEncoder open(OutputStream out, int sampleRate) {
            return new WavEncoder(out, sampleRate);
        }

        @Override
        byte[] file(Pcm pcm) {
            return Wav.write(pcm);
        }
    },

    /** 16-bit little-endian samples without a header; the player must know the rate. */
    PCM("audio/pcm", "pcm") {
        @Override
        AudioEncoder open(OutputStream out, int sampleRate) {
            return new PcmEncoder(out, sampleRate);
        }
    },

    /** MP3: 64 kbit/s up to 24 kHz, 96 above. */
    MP3("audio/mpeg", "mp3") {
        @Override
        Set<Integer> sampleRates() {
            return Mp3Encoder.SAMPLE_RATES;
        }

        @Override
        AudioEncoder open(OutputStream out, int sampleRate) {
            return new Mp3Encoder(out, sampleRate);
        }

        @Override
        byte[] file(Pcm pcm) throws IOException {
            return Mp3Encoder.file(pcm);
        }
    },

    /** Opus in Ogg, about 48 kbit/s. */
    OPUS("audio/ogg", "opus") {
        @Override
        Set<Integer> sampleRates() {
            return OpusStreamEncoder.SAMPLE_RATES;
        }

        @Override
        AudioEncoder open(OutputStream out, int sampleRate) {
            return new OpusStreamEncoder(out, sampleRate);
        }
    },

    /** FLAC, lossless for 16-bit samples. */
    FLAC("audio/flac", "flac") {
        @Override
        AudioEncoder open(OutputStream out, int sampleRate) throws IOException {
            return new FlacEncoder(out, sampleRate);
        }

        @Override
        byte[] file(Pcm pcm) throws IOException {
            return FlacEncoder.file(pcm);
        }
    },

    /** AAC in ADTS frames, 64 kbit/s; available if the optional jar {@code org.bytedeco:ffmpeg} and its natives are. */
    AAC("audio/aac", "aac") {
        @Override
        Set<Integer> sampleRates() {
            return AacAvailability.SAMPLE_RATES;
        }

        @Override
        public boolean isAvailable() {
            return AacAvailability.isHere();
        }

        @Override
        AudioEncoder open(OutputStream out, int sampleRate) throws IOException {
            return new AacEncoder(out, sampleRate);
        }
    };

    private final String mediaType;
    private final String extension;

    AudioFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    /** The formats that can be encoded here. */
    public static Set<AudioFormat> available() {
        Set<AudioFormat> available = EnumSet.allOf(AudioFormat.class);
        available.removeIf(Predicate.not(AudioFormat::isAvailable));
        return Collections.unmodifiableSet(available);
    }

    /** The format called {@code name} in any case, as OpenAI's API and file endings name them; available or not. */
    public static Optional<AudioFormat> ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extension.equals(lower))
                .findFirst();
    }

    /** The media type, without parameters. */
    public String mediaType() {
        return mediaType;
    }

    /** The ending of such files' names, without the dot; also the name of the format. */
    public String extension() {
        return extension;
    }

    /** Whether this format can be encoded here. */
    public boolean isAvailable() {
        return true;
    }

    /**
     * Starts a stream. If the format does not support {@code sampleRate}, the stream has the next higher rate that it supports,
     * or else its highest.
     *
     * @param out gets the bytes; flushed at every piece, never closed
     * @param sampleRate rate of the pieces to come, in hertz
     * @throws IllegalArgumentException if the format is not {@linkplain #isAvailable available}
     * @throws TTSException.SynthesisFailed if the encoder could not be started
     */
    public AudioEncoder encoder(OutputStream out, int sampleRate) {
        return encoder(out, sampleRate, sampleRate);
    }

    /**
     * Starts a stream whose rate may differ from that of its pieces.
     *
     * @param wanted rate of the stream, in hertz
     */
    public AudioEncoder encoder(OutputStream out, int sampleRate, int wanted) {
        requireAvailable();
        int rate = nearestRate(wanted);
        try {
            return rate == sampleRate
                    ? open(out, sampleRate)
                    : new ResamplingEncoder(new Resampler(sampleRate, rate), open(out, rate));
        } catch (IOException e) {
            throw new TTSException.SynthesisFailed("the encoder for " + extension + " could not be started", e);
        }
    }

    /**
     * Encodes a whole file, with its length in the header if the format has a place for it.
     *
     * @throws IllegalArgumentException if the format is not {@linkplain #isAvailable available}
     * @throws TTSException.SynthesisFailed if the encoder failed
     */
    public byte[] encode(Pcm pcm) {
        requireAvailable();
        try {
            return file(Resampler.resample(pcm, nearestRate(pcm.sampleRate())));
        } catch (IOException e) {
            throw new TTSException.SynthesisFailed("the speech could not be encoded as " + extension, e);
        }
    }

    abstract AudioEncoder open(OutputStream out, int sampleRate) throws IOException;

    byte[] file(Pcm pcm) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (AudioEncoder encoder = open(file, pcm.sampleRate())) {
            encoder.write(pcm);
        }
        return file.toByteArray();
    }

    /** The rates that the format supports, in hertz; empty for any. */
    Set<Integer> sampleRates() {
        return Set.of();
    }

    private int nearestRate(int sampleRate) {
        NavigableSet<Integer> rates = new TreeSet<>(sampleRates());
        if (rates.isEmpty()) {
            return sampleRate;
        }
        Integer higher = rates.ceiling(sampleRate);
        return higher != null ? higher : rates.last();
    }

    private void requireAvailable() {
        if (!isAvailable()) {
            throw new IllegalArgumentException(extension + " can't be encoded here; there is " + available());
        }
    }
}
