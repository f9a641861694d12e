package org.assistant.tts.speech.utterance;

/**
 * Who asks for speech.
 *
 * @param name of the API key, or {@code open}
 * @param address that the request came from; empty if that is not known
 * @param most texts that the key may have spoken at once; 0 for no limit
 */
public record Client(String name, String address, int most) {

    /** The name of those who need no key. */
    private static final String OPEN = "open";

    /** Somebody of whom only the name is known. */
    public static Client named(String name) {
        return new Client(name, "", 0);
    }

    /** With whom it shares its turns: those with the same key, or where no key is needed, from the same address. */
    public String group() {
        return name.equals(OPEN) ? address : name;
    }
}
