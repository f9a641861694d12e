package org.assistant.tts.speech.utterance;

/**
 * A client that asks for speech.
 *
 * @param name of the API key, or {@code open}
 * @param address that the request came from; empty if unknown
 * @param most utterances that the key may have at once; 0 for no limit
 */
public record Client(String name, String address, int most) {

    /** The name of clients that need no key. */
    private static final String OPEN = "open";

    /** A client of which only the name is known. */
    public static Client named(String name) {
        return new Client(name, "", 0);
    }

    /** The clients that it shares its turns with: those with the same key or, without keys, from the same address. */
    public String group() {
        return name.equals(OPEN) ? address : name;
    }
}
