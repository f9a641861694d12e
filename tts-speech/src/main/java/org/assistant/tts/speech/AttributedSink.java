package org.assistant.tts.speech;

import java.util.Optional;
import java.util.function.Consumer;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.Pcm;

/** A sink of a {@link SwitchedEngine} that learns which engine speaks. */
public interface AttributedSink extends Consumer<Pcm> {

    /**
     * Announces that the pieces until the next call are by {@code engine}. Called before the first piece.
     *
     * @param engine its name
     * @param fallback why this is not the engine that {@code tts.backend} names; empty if it is
     */
    void spokenBy(String engine, Optional<Cause> fallback);
}
