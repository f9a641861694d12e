package org.assistant.app.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.assistant.app.config.LiveConfig;
import org.assistant.tts.spi.TTSException;

/** Opens utterances: admits them, picks the engine. */
@ApplicationScoped
public class SpeechService {

    /** A character written as a JSON escape. */
    private static final int BYTES_A_CHARACTER = 6;

    private static final int BYTES_AROUND_TEXT = 1 << 16;

    private final Engines engines;
    private final Admission admission;
    private final SentenceSpeaker speaker;
    private final LiveConfig config;
    private final Utterances utterances;

    SpeechService() {
        this(null, null, null, null, null);
    }

    @Inject
    SpeechService(
            Engines engines, Admission admission, SentenceSpeaker speaker, LiveConfig config, Utterances utterances) {
        this.engines = engines;
        this.admission = admission;
        this.speaker = speaker;
        this.config = config;
        this.utterances = utterances;
    }

    /** A service without a container. */
    public static SpeechService of(Engines engines, LiveConfig config) {
        return new SpeechService(
                engines, new Admission(config), new SentenceSpeaker(engines), config, new Utterances());
    }

    /**
     * Begins an utterance; the caller closes it.
     *
     * @param backend name of the engine; empty for the one that {@code tts.backend} names now
     * @param client who asks: the name of an API key, or {@code open}
     * @throws TTSException.InvalidRequest if there is no engine {@code backend}
     * @throws TTSException.EngineUnavailable if {@code tts.backend} names no engine
     * @throws TTSException.EngineOverloaded if too many utterances are being spoken
     */
    public Utterance begin(String backend, String client) {
        String name = engine(backend);
        int sampleRate = engines.all().get(name).sampleRate();
        return new Utterance(client, name, sampleRate, speaker, utterances, admission.take());
    }

    /**
     * The name of the engine that would speak now.
     *
     * @param backend as for {@link #begin}
     * @throws TTSException as {@link #begin} does, except for overload
     */
    public String engine(String backend) {
        if (backend.isEmpty()) {
            return engines.inForce();
        }
        if (engines.named(backend).isEmpty()) {
            throw new TTSException.InvalidRequest(
                    "backend", "there is no engine \"" + backend + "\"; " + engines.names());
        }
        return backend;
    }

    /**
     * Refuses a text that is too long.
     *
     * @param whole whether all of its audio is to be held in memory
     * @throws TTSException.InvalidRequest naming limit and length
     */
    public void requireLength(String text, boolean whole) {
        require(text, config.value(SpeechSettings.MAX_CHARACTERS), "");
        if (whole) {
            require(text, config.value(SpeechSettings.MAX_WHOLE_CHARACTERS), " unless it is streamed");
        }
    }

    /** Longest request body that may hold a text short enough, in bytes. */
    public int mostBodyBytes() {
        return BYTES_AROUND_TEXT + BYTES_A_CHARACTER * config.value(SpeechSettings.MAX_CHARACTERS);
    }

    private static void require(String text, int most, String unless) {
        if (text.length() > most) {
            throw new TTSException.InvalidRequest(
                    "text", "the text may have at most " + most + " characters" + unless + ", has " + text.length());
        }
    }
}
