package org.assistant.tts.speech;

import java.util.Optional;
import java.util.function.Consumer;
import org.assistant.tts.speech.record.Cause;
import org.assistant.tts.spi.Pcm;

/** A sink of a {@link SwitchedEngine} that is told who speaks. */
public interface AttributedSink extends Consumer<Pcm> {

    /**
     * The pieces that follow, until this is called again, are by {@code engine}. Called before the first piece.
     *
     * @param engine its name
     * @param fallback why it is not the one that {@code tts.backend} names; nothing if it is
     */
    void spokenBy(String engine, Optional<Cause> fallback);
}
