package org.assistant.app.speech;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.assistant.tts.spi.Pcm;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;
import org.assistant.tts.spi.TTSException;

/** The one call into an engine. A bean of its own, so that interceptors can guard each sentence. */
@ApplicationScoped
class SentenceSpeaker {

    private final Engines engines;

    SentenceSpeaker() {
        this(null);
    }

    @Inject
    SentenceSpeaker(Engines engines) {
        this.engines = engines;
    }

    /**
     * Speaks {@code sentence} on the calling thread.
     *
     * @param engine name of an engine in {@link Engines}
     * @throws TTSException as {@link TTSEngine#speak} does
     */
    void speak(String engine, SpeechRequest sentence, Consumer<Pcm> sink) {
        TTSEngine speaker = engines.named(engine)
                .orElseThrow(() -> new TTSException.EngineUnavailable(
                        "there is no engine \"" + engine + "\"; " + engines.names(), null));
        speaker.speak(sentence, sink);
    }
}
