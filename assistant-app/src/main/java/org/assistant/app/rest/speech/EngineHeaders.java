package org.assistant.app.rest.speech;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.SpeechRequest;
import org.assistant.tts.spi.TTSEngine;

/**
 * The headers with the engine that speaks and its speed. They are known with the first sound, and so before the first byte is
 * sent.
 */
public final class EngineHeaders {

    /** The engine that spoke the first sentence. */
    public static final String ENGINE = "X-TTS-Engine";

    /** Why the chosen engine did not speak; absent if it did. */
    static final String FALLBACK = "X-TTS-Fallback";

    /** The speed of the speech; absent if it is the requested one. */
    static final String SPEED = "X-TTS-Speed";

    private EngineHeaders() {}

    /** Sets the engine that speaks by {@code header}, which takes name and value. */
    public static void set(String engine, Optional<Cause> fallback, BiConsumer<String, String> header) {
        header.accept(ENGINE, engine);
        fallback.ifPresent(cause -> header.accept(FALLBACK, cause.word()));
    }

    /** Sets the speed at which {@code engine} speaks {@code request}. */
    static void setSpeed(TTSEngine engine, SpeechRequest request, BiConsumer<String, String> header) {
        double speed = engine.nearestSpeed(request.speed());
        if (speed != request.speed()) {
            header.accept(SPEED, Double.toString(speed));
        }
    }
}
