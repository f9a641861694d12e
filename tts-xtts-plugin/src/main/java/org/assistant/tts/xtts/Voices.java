package org.assistant.tts.xtts;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.assistant.tts.spi.Voice;
import org.assistant.tts.xtts.speaker.Conditioning;

/** The voices of a model. Safe for use by many threads. */
interface Voices {

    /** All there are now, in the order in which people should see them. */
    Set<Voice> all();

    /** Why the voice {@code id}, which is there, can't be used, for people; nothing if there is none, or it can. */
    default Optional<String> unusable(String id) {
        return Optional.empty();
    }

    /** Median of the fundamental frequency of the voice {@code id}, in hertz; nothing if it was not measured. */
    default OptionalDouble pitchHertz(String id) {
        return OptionalDouble.empty();
    }

    /**
     * What the networks know of a voice; the same object as long as the voice is the same.
     *
     * @throws org.assistant.tts.spi.TTSException.UnknownVoice if there is none of this id
     */
    Conditioning conditioning(String id);
}
