package org.assistant.tts.kokoro.network;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.assistant.tts.kokoro.phonemes.Phonemizer;
import org.assistant.tts.kokoro.voices.VoicePack;

/** Kokoro in memory: the network, the phonemizer, and the voices, which are loaded on first use. Thread-safe. */
public final class LoadedKokoro implements AutoCloseable {

    private final AcousticModel network;
    private final Phonemizer phonemizer;
    private final Function<String, VoicePack> reader;
    private final Runnable close;
    private final Map<String, VoicePack> packs = new ConcurrentHashMap<>();

    /**
     * @param reader reads the pack of a voice id
     * @param close frees the network and the phonemizer
     */
    public LoadedKokoro(
            AcousticModel network, Phonemizer phonemizer, Function<String, VoicePack> reader, Runnable close) {
        this.network = network;
        this.phonemizer = phonemizer;
        this.reader = reader;
        this.close = close;
    }

    /** Turns tokens into sound. */
    public AcousticModel network() {
        return network;
    }

    /** Turns text into phonemes. */
    public Phonemizer phonemizer() {
        return phonemizer;
    }

    /**
     * The pack of the voice {@code id}; read once.
     *
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if its file is missing or damaged
     */
    public VoicePack pack(String id) {
        return packs.computeIfAbsent(id, reader);
    }

    @Override
    public void close() {
        close.run();
    }
}
