package org.assistant.app.reply;

import java.util.Optional;
import org.assistant.tts.speech.record.Cause;

/**
 * A reply that was written and spoken.
 *
 * @param text the whole text
 * @param engine name of the engine that spoke last
 * @param fallback why the chosen engine did not speak; empty if it did
 * @param timings how long it took
 */
public record Reply(String text, String engine, Optional<Cause> fallback, Timings timings) {

    /**
     * Times in milliseconds since the arrival of the question.
     *
     * @param firstTextMillis until the first piece of text
     * @param firstAudioMillis until the first piece of audio
     * @param totalMillis until the last piece of audio has been taken
     * @param audioMillis duration of the audio
     */
    public record Timings(long firstTextMillis, long firstAudioMillis, long totalMillis, long audioMillis) {}
}
