package org.assistant.app.rest.speech;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;

/** The headers that tell who speaks, and how fast. Known when the first sound is there, and so before the first byte goes out. */
public final class EngineHeaders {

    /** The engine that spoke the first sentence. */
    public static final String ENGINE = "X-TTS-Engine";

    /** Why that is not the engine that was to speak; absent if it is. */
    static final String FALLBACK = "X-TTS-Fallback";

    /** The tempo that it speaks at; absent if it is the one that was asked for. */
    static final String SPEED = "X-TTS-Speed";

    private EngineHeaders() {}

    /** Sets who speaks by {@code header}, which takes name and value. */
    public static void set(String engine, Optional<Cause> fallback, BiConsumer<String, String> header) {
        header.accept(ENGINE, engine);
        fallback.ifPresent(cause -> header.accept(FALLBACK, cause.word()));
    }

    /** Sets the tempo of {@code request} by {@code engine}. */
    static void setSpeed(TTSEngine engine, SpeechRequest request, BiConsumer<String, String> header) {
        double speed = engine.nearestSpeed(request.speed());
        if (speed != request.speed()) {
            header.accept(SPEED, Double.toString(speed));
        }
    }
}
