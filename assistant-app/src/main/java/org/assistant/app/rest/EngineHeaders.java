package org.assistant.app.rest;

import java.util.Optional;
import java.util.function.BiConsumer;
import org.assistant.tts.speech.record.Cause;

/** The headers that tell who speaks. Known when the first sound is there, and so before the first byte goes out. */
final class EngineHeaders {

    /** The engine that spoke the first sentence. */
    static final String ENGINE = "X-TTS-Engine";

    /** Why that is not the engine that was to speak; absent if it is. */
    static final String FALLBACK = "X-TTS-Fallback";

    private EngineHeaders() {}

    /** Sets them by {@code header}, which takes name and value. */
    static void set(String engine, Optional<Cause> fallback, BiConsumer<String, String> header) {
        header.accept(ENGINE, engine);
        fallback.ifPresent(cause -> header.accept(FALLBACK, cause.word()));
    }
}
