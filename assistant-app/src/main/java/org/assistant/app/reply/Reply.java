package org.assistant.app.reply;

import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/**
 * A reply that was written and spoken.
 *
 * @param text all of it
 * @param engine name of the engine that spoke last
 * @param fallback why that is not the engine that was to speak; nothing if it is
 * @param timings how long it took
 */
public record Reply(String text, String engine, Optional<Cause> fallback, Timings timings) {

    /**
     * Times in milliseconds, from the question's arrival on.
     *
     * @param firstTextMillis until the first piece of text
     * @param firstAudioMillis until the first piece of audio
     * @param totalMillis until the last piece of audio was taken
     * @param audioMillis how long the audio sounds
     */
    public record Timings(long firstTextMillis, long firstAudioMillis, long totalMillis, long audioMillis) {}
}
