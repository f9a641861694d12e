package org.assistant.tts.xtts;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.xtts.speaker.Conditioning;

/** The voices of a model. Thread-safe. */
interface Voices {

    /** All current voices, in the order in which to show them. */
    Set<Voice> all();

    /** Why the existing voice {@code id} can't be used, for people; empty if there is no such voice, or it can be used. */
    default Optional<String> unusable(String id) {
        return Optional.empty();
    }

    /** Median of the fundamental frequency of the voice {@code id}, in hertz; empty if it was not measured. */
    default OptionalDouble pitchHertz(String id) {
        return OptionalDouble.empty();
    }

    /**
     * The networks' representation of a voice; the same object as long as the voice is unchanged.
     *
     * @throws org.assistant.tts.spi.TTSException.UnknownVoice if no voice has this id
     */
    Conditioning conditioning(String id);
}
