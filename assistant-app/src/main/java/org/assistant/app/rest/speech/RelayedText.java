package org.assistant.app.rest.speech;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.stream.Stream;
import org.assistant.app.rest.body.ApiError;
import org.assistant.tts.speech.engines.EngineChoice;
import org.assistant.tts.speech.engines.Engines;
import org.assistant.tts.spi.TTSEngine;

/**
 * A text that the remote engine of another server sent. It must be spoken here: if it were
 * sent on, it could come back, again and again.
 */
final class RelayedText {

    /** The header by which the remote engine marks it. */
    static final String HEADER = "X-TTS-Relayed";

    private RelayedText() {}

    /**
     * Refuses a marked text that this server might send to another.
     *
     * @throws WebApplicationException with 508 if the chosen engine or its fallback is remote
     */
    static void requireSpokenHere(HttpServletRequest http, EngineChoice chosen, Engines engines) {
        if (http.getHeader(HEADER) == null) {
            return;
        }
        Stream.of(Optional.of(chosen.engine()), engines.fallback())
                .flatMap(Optional::stream)
                .filter(name -> engines.named(name).filter(TTSEngine::isRemote).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new ApiError(
                                    ApiError.LOOP,
                                    "another server sent this text, and the engine " + name
                                            + " would send it on; name a model that speaks here",
                                    "model",
                                    "relayed_twice")
                            .exception();
                });
    }
}
