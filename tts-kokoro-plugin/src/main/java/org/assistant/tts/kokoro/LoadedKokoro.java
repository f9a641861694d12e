package org.assistant.tts.kokoro;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.assistant.tts.kokoro.phonemes.Phonemizer;

/** Kokoro in memory: the network, the phonemizer, and the voices as they are asked for. Safe for use by many threads. */
final class LoadedKokoro implements AutoCloseable {

    private final AcousticModel network;
    private final Phonemizer phonemizer;
    private final Function<String, VoicePack> reader;
    private final Runnable close;
    private final Map<String, VoicePack> packs = new ConcurrentHashMap<>();

    /**
     * @param reader reads the pack of a voice id
     * @param close frees the network and the phonemizer
     */
    LoadedKokoro(AcousticModel network, Phonemizer phonemizer, Function<String, VoicePack> reader, Runnable close) {
        this.network = network;
        this.phonemizer = phonemizer;
        this.reader = reader;
        this.close = close;
    }

    AcousticModel network() {
        return network;
    }

    Phonemizer phonemizer() {
        return phonemizer;
    }

    /**
     * The pack of the voice called {@code id}; read once.
     *
     * @throws org.assistant.tts.spi.TTSException.ModelUnavailable if its file is missing or damaged
     */
    VoicePack pack(String id) {
        return packs.computeIfAbsent(id, reader);
    }

    @Override
    public void close() {
        close.run();
    }
}
