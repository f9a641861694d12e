package org.assistant.tts.speech.record;

/**
 * A request that was refused before any of it was spoken. Sent as a CDI event.
 *
 * @param client that sent it: the name of an API key, or {@code open}
 * @param bound the limit that refused it
 * @param reason the end of a sentence, for example {@code all 64 places are taken}
 * @param everybody whether every other client would have been refused, too: only that says something about the server
 */
public record Refusal(String client, Bound bound, String reason, boolean everybody) {

    /** The limits of a server. */
    public enum Bound {
        /** The number of concurrent utterances. */
        PLACES,
        /** The wait for a first sound. */
        WAIT
    }
}
