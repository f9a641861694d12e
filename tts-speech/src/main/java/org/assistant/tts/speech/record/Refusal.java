package org.assistant.tts.speech.record;

/**
 * A request that was turned away before anything of it was spoken. Sent as a CDI event.
 *
 * @param client whose it was: the name of an API key, or {@code open}
 * @param bound what it was turned away for
 * @param reason for people, the end of a sentence, for example {@code all 64 places are taken}
 * @param everybody whether any other client would have been turned away, too: only that says something of the server
 */
public record Refusal(String client, Bound bound, String reason, boolean everybody) {

    /** What a server does not go beyond. */
    public enum Bound {
        /** So many utterances at once. */
        PLACES,
        /** So long a wait for the first sound. */
        WAIT
    }
}
